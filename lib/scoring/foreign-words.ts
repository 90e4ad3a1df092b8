/** Small words by language, in small letters and without marks. What is an English word or part of English names too says nothing. */
const BY_LANGUAGE: Readonly<Record<string, string>> = {
  German: `das ist und nicht ich du wir ihr sie auch aber wenn weil dass mit von zu auf bei nach dem ein eine einen einem
    einer wie noch nur schon hier kann haben hatte wird werden sind mein dein sein kein keine immer mehr sehr doch
    alles nichts etwas jetzt dann warum wieder durch gegen ohne unser euch uns mir dir ihm sich selbst leute jeder
    jede oder zum zur vom beim wurde diese dieser dieses hast bist habe
    solche endlich stimmt leider danke bitte gute guter gutes ganz viele wieso weiss sagt sagen machen macht
    geht frau gehort welche welcher jemand niemand einfach lieber deine seine ihre`,
  French: `les une et que qui quoi pas je elle nous vous ils elles dans pour avec cette ces mais ou ne se ses mes tes
    leur leurs au aux toute tous toutes bien sans etre avoir fait suis sont ont avez etes quand alors aussi tres
    trop moi toi donc oui deja encore jamais rien chez vers cest quil quelle lon est le tu il du ce sur comme
    faire ca cela
    merci vraiment votre notre vos enfin bonne gens faut sais veut peut aucun aucune deux pauvre contre apres
    hommes femmes tant mieux voila assez peu parce`,
  Spanish: `el los las unos que por para pero es muy cuando donde porque esta este esto eso esa ese ya todo toda todos
    todas nada estan tiene tienen hace puede sus lo se yo usted ellos nosotros mejor siempre nunca tambien sobre
    desde hasta una del como mas ser eres fue quien gente en
    gracias bueno buena buen gobierno mentira verdad verguenza pais otra otro vez hacer mismo misma aqui alli
    ahora claro quiero vete`,
  Italian: `il gli che di sono una anche piu questo questa questi queste quello quella perche quando della dello dei delle
    degli nel nella nei alla alle dal dalla sul sulla suo sua mio tuo tua loro noi voi lui lei siamo siete hanno
    abbiamo stato essere molto tutto tutti niente sempre mai ancora gia cosi ma lo per chi
    grazie tutta fatto proprio finalmente sei adesso vergogna bene`,
  Dutch: `het een van dat niet ik je jij zijn wij ze hij maar ook als voor aan om te naar bij door nog wel wat heeft heb
    hebben moet mensen waarom geen deze dit daar meer altijd nooit weer goed veel kunnen worden wordt
    eindelijk iemand allemaal zeg zegt mij mijn jullie toch gewoon jou onze zeker iets zoals`,
  Swedish: `och att det som inte jag pa ett har hade ni sig om nar vad varfor fran ska skulle mycket eller ocksa av till
    ar mig dig alla bara kan sa
    vilket vilken aldrig alltid ingen ingenting allt denna dessa nagon nagot sager vara ditt mitt helt inga`,
  Danish: `ikke og jeg er af til hvor hvad meget dette blir bliver noget noen det som var eller fra kan skal mig`,
  Portuguese: `nao uma os mas que em isso isto ele ela eles voce voces muito mais quando porque nos tambem sao foi estao tem
    ter pelo pela dos das ao seu sua minha meu pessoas ainda tudo nada nunca sempre por esta
    obrigado vai vc fazer povo governo verdade nem quem`,
  Polish: `nie jest ze sie jak dlaczego ludzie czy juz tylko bardzo przez dla ich jego jej ktory ktora tego tym jako
    oni wszyscy kto ktos mnie ciebie dobry sobie bylo bedzie jestes jestem wszystko dobrze prosze`,
  Turkish: `ve bir bu icin neden cok degil yok gibi daha kadar insanlar
    bunu senin benim olan hepsi olarak sonra kendi bize onlar`,
  Indonesian: `yang tidak ini itu untuk dengan saya kamu dari adalah orang bukan karena juga sudah akan
    sangat sekali mereka semua sini bisa kalau aku lagi saja kita`,
  Norwegian: `deg dere hvorfor skrevet takk hva hvem disse nogen godt jer vores altid`,
  Finnish: `etta niin mutta kuin hyva kaikki joku ovat oli tama olla olet ette ihan nain`,
  Hungarian: `hogy egy vagy nagyon csak minden miert ott aki kell lesz lenne mindenki valaki ezt azt mert`,
  Romanian: `esti sunt pentru foarte cineva toti acest aceasta despre bine unde cand asta nimic`,
  Czech: `jsem jsi jsou byl kdo nebo vsichni nekdo konecne neni ktery ktera takze`,
  Croatian: `nije zasto gdje kako ovo nisam svi smo netko kad tko nista`,
  Tagalog: `ang mga ikaw siya kayo tayo naman dito wala bakit lahat sila namin ninyo kasi`,
  Hindi: `nahi nahin aur bahut yeh woh mera kuch hain bhi raha rahe karo kyun hai mujhe`,
  Vietnamese: `khong cua nhung anh cac duoc nguoi nhieu`,
  Catalan: `amb aquest aquesta aixo els`,
  Afrikaans: `jy baie hulle vir julle`,
  Swahili: `wewe kwa yako ndiyo hapana wote`,
}

const FOREIGN: ReadonlySet<string> = new Set(Object.values(BY_LANGUAGE).flatMap((words) => words.split(/\s+/)))

/**
 * Whether a word, folded and in small letters, is one of the small words of another language. Training has seen these too, on
 * the talk pages of an English encyclopedia, and so they would pass for known.
 */
export function isForeign(word: string): boolean {
  return FOREIGN.has(word)
}
