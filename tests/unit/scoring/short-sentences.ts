import type { Scorer } from '#lib/scoring/schema.ts'

/** Short comments in other languages, as people type them; none was looked at while the lists of small words were made. */
export const IN_OTHER_LANGUAGES: Readonly<Record<string, readonly string[]>> = {
  German: [
    'Halt die Fresse',
    'Die Regierung lügt',
    'Was für ein Schwachsinn',
    'Total bescheuert',
    'Ihr spinnt doch alle',
    'Nie wieder kaufe ich das',
  ],
  French: [
    'Ferme ta gueule',
    'Ce gouvernement ment',
    'Quelle honte',
    'Bravo pour cet article',
    'On se moque de nous',
    'Dehors les menteurs',
  ],
  Spanish: [
    'Que asco de gobierno',
    'Vete a la mierda',
    'Muy bien dicho',
    'Callate imbecil',
    'No tienen perdón',
    'Otra vez lo mismo',
  ],
  Italian: [
    'Sei un idiota',
    'Che schifo di governo',
    'Vai a quel paese',
    'Bravo ben detto',
    'Non ci credo',
    'Dovete andare a lavorare',
  ],
  Dutch: ['Jij bent een idioot', 'Hou je mond', 'Wat een onzin', 'Prima gezegd', 'Dat klopt niet', 'Ga toch werken'],
  Swedish: ['Du är en idiot', 'Vilket nonsens', 'Det stämmer inte', 'Gå och jobba', 'Så jävla dumt'],
  Norwegian: ['Du er en idiot', 'Det stemmer ikke', 'Så jævla dumt', 'Gå på jobb'],
  Danish: ['Det passer ikke', 'Hvor er du dum', 'Gå på arbejde', 'Sikke noget vrøvl'],
  Portuguese: ['Vai se ferrar', 'Que vergonha de governo', 'Isso não é verdade', 'Vão trabalhar', 'Muito bem dito'],
  Polish: ['Jesteś idiotą', 'Zamknij się', 'To nieprawda', 'Idź do pracy', 'Co za bzdury'],
  Czech: ['Jsi idiot', 'Drž hubu', 'Vláda lže', 'To není pravda', 'Jdi do práce'],
  Turkish: ['Sen aptalsın', 'Kapa çeneni', 'Bu doğru değil', 'Git çalış'],
  Indonesian: ['Kamu bodoh sekali', 'Dasar goblok', 'Itu tidak benar', 'Kerja sana'],
  Tagalog: ['Ang bobo mo talaga', 'Manahimik ka', 'Hindi totoo yan', 'Magtrabaho ka'],
  Romanian: ['Ești un idiot', 'Taci din gură', 'Nu e adevărat', 'Du-te la muncă'],
  Hungarian: ['Te egy idióta vagy', 'Fogd be a szád', 'Ez nem igaz', 'Menj dolgozni'],
  Finnish: ['Olet idiootti', 'Turpa kiinni', 'Hallitus valehtelee', 'Se ei ole totta'],
  Croatian: ['Ti si idiot', 'Začepi gubicu', 'To nije istina', 'Idi radi'],
  Catalan: ['Ets un idiota', 'Això no és veritat', 'Vés a treballar'],
  Vietnamese: ['Anh là đồ ngu', 'Không đúng đâu', 'Đi làm đi'],
  Afrikaans: ["Jy is 'n idioot", 'Dit is nie waar nie', 'Gaan werk'],
  Hindi: ['tum bahut bewakoof ho yaar', 'chup kar kutte', 'yeh sach nahi hai', 'kaam karo'],
  Swahili: ['Wewe ni mjinga sana', 'Si kweli', 'Nenda kazini'],
  Russian: ['Вы все врёте', 'Закрой рот', 'Это неправда'],
  Greek: ['Δεν είναι αλήθεια', 'Σκάσε πια'],
  Arabic: ['هذا غير صحيح', 'اخرس'],
  Japanese: ['それは違う', '黙れ'],
  Chinese: ['这不是真的', '闭嘴'],
}

/** Short comments in English: names, slips and slang among them. */
export const IN_ENGLISH: readonly string[] = [
  [
    'You are an idiot',
    'Shut up',
    'What a load of rubbish',
    'Great article, thanks',
    'The government lies',
    'Go to work',
  ],
  [
    'That is not true',
    'Total nonsense',
    'Well said',
    'Trump lies',
    'Lock him up',
    'Not again',
    'lol ok',
    'This is fine',
  ],
  [
    'Nobody asked you',
    'So true!',
    'Thanks Obama',
    'Les is right',
    'Till tomorrow then',
    'I live in Los Angeles',
    'Du Bois wrote it',
  ],
  [
    'Ms Kowalczyk is right',
    'die in a fire',
    'Man, was it hot',
    'C est la vie',
    'An old van for sale',
    'Dude wtf',
    'u r so dumb',
  ],
  [
    'Never heard of Mbappe',
    'Nice try',
    'fake news',
    'Sad!',
    'Learn to spell',
    'Rest in peace',
    'Happy birthday',
    'Good riddance',
  ],
].flat()

/** From here on a comment is not put before a person for its confidence alone. */
const SURE = 0.5

/** Those of the texts that a scorer gives a confidence of a half or more. */
export async function sureOf(texts: readonly string[], scorer: Scorer): Promise<string[]> {
  const outcomes = await scorer.score(texts, { spans: false })
  return texts.filter((_, i) => {
    const outcome = outcomes[i]
    return outcome?.outcome === 'scored' && outcome.confidence >= SURE
  })
}
