/**
 * What a line of page furniture says. `header` opens a comment section, `none` says that there are no comments,
 * `closed` that no more are taken, `form` asks for one, `chrome` belongs to a single comment ("Reply", "Report"),
 * `end` and `bio` close an article (tags,
 * sharing; who wrote it), `footer` closes a page, `number` is a number alone (votes, shares, a day).
 */
export type Furniture = 'header' | 'none' | 'closed' | 'form' | 'chrome' | 'bio' | 'end' | 'footer' | 'number'

const COUNT = String.raw`(?:\(?\d[\d.,\s]*\)?|one|two|three|four|five|six|seven|eight|nine|ten)`
const COMMENT_WORD = `(?:(?:reader |user |facebook |disqus )?(?:comments?|responses?|replies|reply|thoughts?|reactions?|feedback|discussions?|opinions?)|kommentare?|leserkommentare|antworten|meinungen|commentaires?|r[ée]actions?|comentarios?|respuestas?|opiniones|coment[áa]rios?|respostas?|commenti|commento|risposte|reacties?|kommentar(?:er)?|komentarze?|komentarzy|komentáře|yorum(?:lar)?|комментари(?:й|я|ев|и)|коммент(?:ы|ов)?|відгук(?:и|ів)?|коментар(?:і|ів)?|σχόλια|コメント|评论|評論|댓글|تعليقات|kommentti|kommenttia|kommentit|hozzászólás(?:ok)?|comentarii|komentar(?:i|a)?)`

/** All blanks that are there: several in a row share them in one way only, which keeps a line of many from costing seconds. */
const BLANKS = String.raw`\s*(?!\s)`

const HEADER = [
  new RegExp(
    String.raw`^(?:all |show(?:ing)? |view |read |display |hide |the |latest |recent |top |most liked )?(?:all )?${COUNT}\s*(?:of \d+ )?(?:new |more |reader |user |existing |approved |total )?${COMMENT_WORD}(?: so far| posted| yet| below| on this (?:post|article|story|entry))?\s*[:.…↓▼»|-]*$`,
    'iu',
  ),
  new RegExp(
    String.raw`^${COUNT}\s*${COMMENT_WORD}\s+(?:to|on|for|about|zu|sur|à|en|a|su|op|till|til|do|к|на)\b.{0,160}$`,
    'iu',
  ),
  new RegExp(
    String.raw`^(?:the |all |your |our |reader'?s?'? |readers['’]? |user |latest |recent |view |top |read |total |show )?${COMMENT_WORD}${BLANKS}[:\-–—|]?${BLANKS}[([]?${BLANKS}\d*${BLANKS}[)\]]?${BLANKS}(?:so far|total|below)?${BLANKS}[:.…↓▼»|-]*$`,
    'iu',
  ),
  /^(?:join (?:the|in the) (?:conversation|discussion)|what (?:others|people|readers|you) (?:are saying|said|say|think)|your say|have your say|conversation|comments? (?:from|by) (?:our )?readers|letters|talkback|\d+ (?:people )?(?:commented|have commented)|comments? (?:on|for|to) (?:this|the) (?:article|post|story|entry|blog)|sort by:?(?: (?:newest|oldest|best))?(?: first)?)\.?:?$/iu,
  new RegExp(`^${COMMENT_WORD} (?:on|to|for|about|zu|sur) [“"‘'«].{0,160}$`, 'iu'),
  new RegExp(
    String.raw`^[{[(]?\s*${COUNT}\s*${COMMENT_WORD}\s*[-–—|,.…:•·»/]*\s*(?:please )?(?:read (?:them|it) below|leave (?:a|an|one|your)|add (?:a|an|one|your|to)|post (?:a|an|one|your)|write (?:a|an|one|your)|join (?:the|in)|have your say|comment now|permalink)\b.{0,40}$`,
    'iu',
  ),
  new RegExp(
    String.raw`^${COUNT}\s*(?:${COMMENT_WORD}|threads?)\s*[|,•·/&–-]?\s*(?:and )?(?:no|${COUNT})\s*(?:${COMMENT_WORD}|trackbacks?|pingbacks?|likes?)$`,
    'iu',
  ),
  new RegExp(
    String.raw`^(?:${COUNT}|eine?|une?|uno|una|um|uma|een|één)\s+(?:gedanken?|antwort(?:en)?|kommentare?|reaktion(?:en)?|r[ée]flexions?|r[ée]ponses?|commentaires?|pensamientos?|pensamentos?|comentarios?|coment[áa]rios?|respuestas?|respostas?|pensier[oi]|commento|commenti|rispost[ae]|gedachten?|reacties?)\s+(?:zu|auf|über|sur|à|au sujet de|en|sobre|em|a|su|over|op)\s+[„“”"«»‘’‚'].{1,160}$`,
    'iu',
  ),
  /^(?:コメント\s?[（(]\s?\d+\s?件?\s?[）)]|(?=[\d“「『《])(?:.{1,80}(?:への|に対して)\s?)?\d+\s?件の(?:コメント|フィードバック|返信)(?:があります)?。?)$/u,
  /^(?:discuss this(?: blog)? (?:post|article|story|entry|topic)|sound ?off(?: ?\(\d+ responses?\))?|comment viewing options|comment threads?|display:|sort (?:the )?(?:comments|responses|replies)\b.{0,60})$/iu,
]
const NONE =
  /^(?:(?:0|no|zero) (?:comments?|responses?|replies|reactions|thoughts)(?: (?:to|on|yet|so far|posted|have been).{0,140})?|\{ ?(?:0|no) comments?[…. ]+(?:add|leave|be|write|post).{0,40}\}|comments? ?[:([]? ?0 ?[)\]]?|(?:there (?:are|have been) )?(?:currently )?no (?:comments?|replies|responses)(?: (?:yet|so far|posted|to display|have been|on this).{0,60})?|be the first (?:to|one|of your).{0,60}|(?:keine|noch keine) kommentare.{0,30}|aucun (?:commentaire|r[ée]action).{0,30}|(?:sin|no hay|ningún) comentarios?.{0,30}|nessun commento.{0,30}|(?:nenhum|sem) comentários?.{0,30}|geen reacties.{0,30}|нет комментариев.{0,30}|brak komentarzy.{0,30}|inga kommentarer.{0,30}|ingen kommentarer.{0,30})[.:!…]*$/iu
const CLOSED =
  /^.{0,40}(?:comments? (?:are|is|have been|has been|for this (?:post|entry|thread|article|topic|story) (?:are|have been)|on this (?:post|entry|thread|article|story) (?:are|have been)|to this (?:entry|post|article) are|are now|feature is) (?:now |currently )?(?:closed|disabled|off|turned off|not allowed)|commenting (?:is|has been|on this .{0,20} is) (?:now )?(?:closed|disabled|off)|(?:discussion|thread|topic) (?:is|has been|has) (?:now )?closed|kommentar(?:e|funktion) (?:sind|ist) (?:geschlossen|deaktiviert)|commentaires (?:sont )?ferm[ée]s|comentarios (?:est[áa]n )?cerrados|comments off).{0,60}$/iu
const FORM = [
  /^(?:(?:please )?(?:leave|post|add|write|submit|make|enter|type|share|give|send)(?: (?:us|me))? (?:a|an|your|new|another|the|in)?\s?(?:new |own |public )?(?:comment|reply|response|thoughts?|feedback|message|opinion|rating|review)(?: (?:here|below|cancel reply|on|about|to|now|as a guest|using|for)\b.{0,80})?|cancel reply|speak your mind|(?:reply|respond)(?: to this)? (?:post|topic|thread|article|entry)|your (?:comment|reply|name|e-?mail|email address|website|url|rating|message|nick(?:name)?|response)\s?.{0,80}|name\s?[:*(]?.{0,24}|e-?mail\s?[:*(].{0,60}|(?:e-?)?mail(?: address)?(?: \((?:required|will not|never|not|optional).{0,50}| ?\*)?|website\s?[:*(]?.{0,30}|url\s?[:*(]?.{0,20}|(?:comment|message|captcha(?: code)?|subject|title|homepage|nickname|security code|verification)\s?[:*]{1,2}.{0,20}|submit(?: comment)?|post(?: comment| it| reply)|preview(?: comment)?|(?:new )?comment (?:policy|guidelines|form|rules|text|body)\b.{0,60})[.:!*…»]*$/iu,
  /(?:e-?mail (?:address )?(?:will|is|address will) (?:not|never|n['’]t|kept|remain)|notify me (?:of|by|when|via|about)|(?:log|sign) ?(?:in|on) (?:or (?:register|sign up|create).{0,20} )?to (?:leave|post|comment|reply|add|write|join|submit|make)|(?:must|need to|have to|please) (?:be )?(?:log|sign|register)(?:ged|ed)?[ -]?(?:in|on)?\b.{0,40}\b(?:comment|reply|post|vote)|fill in your details below|you are commenting using|required fields|select your preferred way to display the comments|you (?:can|may) use (?:these|some|the following|basic)? ?(?:html|tags|markdown)|(?:html|xhtml)(?::| tags| is)\b.{0,40}(?:allowed|tags|can use|not allowed|ok)|type the (?:characters|words|letters|text)|prove you(?:'re| are)|remember (?:me|my|personal)|save my name|subscribe to (?:this )?(?:comments?|thread)|follow-?up comments|not a robot|anti-?spam|moderat(?:ed|ion) (?:is )?(?:in use|enabled|before)|post(?:ing)? as a guest|comments? (?:rss|feed)|(?:rss|feed) (?:feed )?for (?:the )?comments|have an account\?|allowed tags|line breaks? (?:and|are)|verify your comment|previewing your comment|this is only a preview|your comment (?:could not be|has not yet|has been|is awaiting|will appear))/iu,
  /^(?:schreib(?:e|en sie)? (?:einen|ihren|deinen) kommentar|kommentar (?:schreiben|verfassen|hinterlassen|abgeben)|(?:einen )?kommentar hinterlassen|antwort (?:abbrechen|hinterlassen)|hinterlasse? (?:eine|einen) (?:antwort|kommentar)|laisser un commentaire|ajouter un commentaire|r[ée]agir|votre (?:adresse|commentaire|nom)\b.{0,80}|deja (?:un|tu) (?:comentario|respuesta)|escrib[ae] un comentario|tu (?:direcci[óo]n|correo)\b.{0,80}|lascia un (?:commento|risposta)|scrivi un commento|deixe (?:um|o seu) (?:coment[áa]rio|resposta)|geef een reactie|plaats (?:een )?reactie|skriv en kommentar|lämna (?:en|ett) (?:kommentar|svar)|legg igjen (?:en|et) (?:kommentar|svar)|dodaj komentarz|zostaw komentarz|yorum yap|оставить комментарий|добавить комментарий|コメントを(?:書く|残す|投稿).{0,10}|发表评论|發表迴響|댓글 ?(?:쓰기|남기기))[.:!*…]*$/iu,
  /^(?:(?:deine e-mail-adresse wird nicht|votre adresse e-?mail|tu direcci[óo]n de correo|il tuo indirizzo e-?mail|(?:je|jouw) e-?mailadres wordt|o seu (?:endere[çc]o de )?e-?mail n[ãa]o)\s.{1,160}|(?:erforderliche felder|les champs obligatoires|los campos obligatorios|i campi obbligatori|vereiste velden|campos obrigat[óo]rios)\s.{1,80}|schreibe einen kommentar antwort abbrechen|laisser un commentaire annuler la réponse|log in with|or sign up with disqus.{0,30}|deja una respuesta cancelar (?:la )?respuesta|lascia un commento annulla risposta|geef een reactie reactie annuleren|deixe um comentário cancelar resposta)[.*…]*$/iu,
]
const CHROME =
  /^(?:[[(<«|]?\s?(?:\d+ ?)?(?:reply|reply to (?:this|comment|\p{L}{1,20}(?: \p{L}{1,20})?)|re:|quote|like|likes|liked|dislike|unlike|recommend(?:ed)?|report(?: (?:this|abuse|comment|spam|as .{0,20}))?|flag(?: (?:this|as .{0,20}|comment))?|permalink|perma ?link|link|share|edit|delete|hide|collapse|expand|parent|up ?vote|down ?vote|vote(?:s)?|vote (?:up|down)|score:? ?[-+]?\d+|points?|thumbs? (?:up|down)|show(?: more)?|see more|read more|view (?:replies|profile|all replies)|(?:show|hide|view) (?:\d+ )?repl(?:y|ies)|in reply to.{0,60}|like this|helpful|agree|disagree|follow|log ?in to reply|reply with quote|respond|top|offline|online|member|guest|author|moderator|staff|admin|op|rating:? ?[-+\d/.]*|loading(?: comments?)?|rate this:? ?[\d ]*|like or dislike:? ?[\d ]*|was this (?:comment )?helpful.{0,20}|copy link|link to (?:this )?comment|antworten|zitieren|melden|r[ée]pondre|signaler|responder|denunciar|rispondi|segnala|svara|svar|odpowiedz|beantwoorden|ответить|返信|回复|답글)\s?[\])>»|:.…]?\s?[[(]?[-+]?\d*[\])]?(?:(?:\s*[|•·\-–—/]\s*|\s+)(?:reply|quote|like|likes|report|flag|share|edit|delete|permalink|link|parent|recommend|dislike|this|up|down|abuse|\d+))*|[-+]\d{1,4} [-+]\d{1,4}|\d+ ?(?:points?|likes?|votes?|people like this|\/ ?\d+))$/iu
/** Of systems by name: the foot and the head of Disqus. */
const BUTTONS = /^(?:[•·]?\s?(?:edit\s?[•·]\s?)?reply\s?[•·]\s?share\s?›?|[−]|avatar)$/iu
const BIO =
  /(?:\b(?:lives in|can be reached at|is (?:a|an|the) (?:[\p{L}-]+ ){0,4}(?:writer|journalist|reporter|author|columnist|editor|blogger|correspondent|contributor|professor|consultant|founder|analyst|freelancer?|attorney|fellow|designer|photographer)\b.{0,200}(?:\.|at|for|with|of)|is the author of|(?:his|her|their|my) (?:new|latest|most recent|next|first|forthcoming) book|visit (?:his|her|their|my|our) (?:blog|site|website)|follow (?:him|her|them|me|us) (?:on|@|at)|you can (?:follow|find|reach|contact) (?:him|her|them|me)|email (?:him|her|the author)|listen to .{0,60}(?:show|hour|podcast|discussions)|(?:contributed|reporting) (?:to this|by)|subscribe to (?:his|her|my|our)))/iu
const END =
  /^(?:listed below are links to (?:we)?blogs that reference.{0,160}|tracked on .{1,60}|(?:filed|posted|published|categori[sz]ed|listed|archived|tagged) (?:under|in|as|with|to|on)\b.{0,160}|(?:tags?|categor(?:y|ies)|labels?|topics?|keywords?|sections?|subjects?|technorati tags|schlagw(?:ö|oe)rter|kategorien?|etiquetas|mots-cl[ée]s)\s?[:|].{0,200}|(?:please )?(?:share|tweet|e-?mail|print|save|bookmark|digg|stumble(?:upon)?|pin(?: it)?|like|recommend|facebook|twitter|google ?\+|linkedin|reddit|delicious|del\.icio\.us|pinterest|whatsapp|telegram|tumblr|share this.{0,60}|share (?:on|via|with|the|your).{0,60}|e-?mail (?:this|to|a friend).{0,30}|print (?:this|article|page).{0,20}|like this.{0,40}|tweet this.{0,20}|add this|send to.{0,30}|blogthis!?.{0,60})(?:[\s,|·•]+(?:share|tweet|e-?mail|print|facebook|twitter|reddit|linkedin|pinterest|google ?\+|more|pocket|tumblr|to)\b)*|(?:related|similar|more|recommended|popular|trending|recent|further|also|you (?:may|might)|see also|read (?:more|next|also|the)|don['’]t miss|previous(?:ly)?|next|older|newer|from around|around the web|elsewhere|sponsored|promoted|advertisement|ads by).{0,60}(?:posts?|articles?|stor(?:y|ies)|content|like|reading|links?|news|on|in|from|web|:|entries|entry|coverage|topics|›|»|→)|(?:about|written by|by) the author.{0,60}|about .{2,40}|permalink.{0,60}|trackbacks?\b.{0,120}|track ?back url.{0,120}|[«←‹<].{1,140}|.{1,140}[»→›>]|advertisement|source:.{0,100}|via:? .{0,80}|photo(?:s| credit)?:? .{0,100}|images?:? .{0,60}|views?:? ?[\d,.]+|[\d,.]+ (?:views|shares|likes|tweets|reads)|rate this.{0,40}|rating:.{0,40}|loading\.*|join us on.{0,60}|posted (?:by|at|on|in) .{1,120})$/iu
const FOOTER =
  /^(?:.{0,60}(?:©|\(c\) ?\d{4}|copyright\b|all rights reserved|privacy policy|terms (?:of (?:use|service)|and conditions)|powered by|proudly powered|theme (?:by|:)|designed by|create your website|blog at\b|entries \(?rss\)?|cookie policy|site ?map|impressum|datenschutz|mentions l[ée]gales|unsubscribe).{0,160}|(?:archives?|blog ?roll|links|pages|meta|search|search (?:for|this).{0,30}|navigation|menu|home|about(?: us)?|contact(?: us)?|subscribe.{0,60}|newsletter.{0,40}|sign up.{0,60}|follow us.{0,40}|follow .{0,30}|recent (?:posts|comments|entries|articles).{0,20}|most (?:popular|read|viewed|commented|recent|emailed|shared).{0,30}|popular (?:posts|articles|stories).{0,20}|top (?:posts|stories|articles|news).{0,20}|latest (?:news|posts|articles|stories).{0,20}|categories|tags|tag cloud|rss(?: feed)?|feeds?|advertise.{0,30}|log ?in|sign ?in|register|my account|jobs|careers|help|faq|up ↑|back to top|top|get started|sitemap|disclaimer|editorial.{0,20}|click here.{0,60}|%d bloggers.{0,20}|connecting to %s|facebook comments plugin|(?:sun|mon|tue|wed|thu|fri|sat|[smtwf])(?:\s+(?:sun|mon|tue|wed|thu|fri|sat|[smtwf])){3,6}|(?:january|february|march|april|may|june|july|august|september|october|november|december) \d{4}(?: ?\(\d+\))?))$/iu

/** A reader who says that a friend lives in Paris is no biography. */
const SPOKEN = /\b(?:I|I['’](?:m|ve|d|ll)|you|your)\b(?! can)|[!?]/

const MAX_LENGTH = 240

function isForm(line: string): boolean {
  return FORM.some((pattern) => pattern.test(line))
}

const ORDER: readonly (readonly [Furniture, (line: string) => boolean])[] = [
  ['number', (line) => /^(?:[#(]?[-+]?\d{1,6}[).]?|\d{1,3}(?:[.,]\d)?[KM])$/.test(line)],
  ['none', (line) => NONE.test(line)],
  ['closed', (line) => CLOSED.test(line)],
  ['chrome', (line) => CHROME.test(line) || BUTTONS.test(line)],
  ['header', (line) => line.length <= 200 && HEADER.some((pattern) => pattern.test(line))],
  ['form', isForm],
  ['footer', (line) => FOOTER.test(line)],
  ['end', (line) => END.test(line)],
  ['bio', (line) => BIO.test(line) && !SPOKEN.test(line)],
]

/** Names the furniture that a line is, or null. Lines over 240 characters are never furniture: they are prose. */
export function readFurniture(line: string): Furniture | null {
  if (line.length > MAX_LENGTH) return null
  return ORDER.find(([, test]) => test(line))?.[0] ?? null
}

/** Whether a line is furniture of one kind: as `readFurniture` says, at the cost of that kind alone for what is none. */
export function isFurniture(line: string, kind: Furniture): boolean {
  if (line.length > MAX_LENGTH) return false
  const at = ORDER.findIndex(([one]) => one === kind)
  return ORDER[at]?.[1](line) === true && !ORDER.slice(0, at).some(([, test]) => test(line))
}

/** Numbers in words, as they begin a header: "Ein Gedanke zu „Die Wahl 2016“" is one. */
const WORDS: readonly (readonly [RegExp, number])[] = [
  [/^(?:one|eine?|une?|un[oa]|uma?|een|één)\b/iu, 1],
  [/^two\b/i, 2],
  [/^three\b/i, 3],
]

/** The number that a header prints ("12 comments"), or null. */
export function readCount(line: string): number | null {
  const word = WORDS.find(([pattern]) => pattern.test(line))
  if (word !== undefined) return word[1]
  const digits = /(\d[\d.,]*)/.exec(line)?.[1]?.replace(/[.,]/g, '')
  const count = digits === undefined ? Number.NaN : Number(digits)
  return Number.isSafeInteger(count) ? count : null
}
