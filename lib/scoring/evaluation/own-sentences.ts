import type { Attribute } from '../schema.ts'

/** A sentence written for measuring, never for training: what class of case it is, and whether it is hateful. */
export type Sentence = { text: string; kind: string; group: string; hateful: boolean }

const GROUPS: readonly string[] = [
  'women',
  'gay people',
  'trans people',
  'Muslims',
  'Jews',
  'Christians',
  'black people',
  'white people',
  'Asians',
  'Mexicans',
  'immigrants',
  'disabled people',
  'old people',
  'lesbians',
  'Arabs',
  'refugees',
]

const HATEFUL: Readonly<Record<string, readonly string[]>> = {
  'strong feeling': [
    'It makes me ill to share a train with {g}.',
    'Nothing on this planet is as low as {g}.',
    'My contempt for {g} has no limit.',
  ],
  description: [
    'You can count on {g} to be crooks.',
    'Deep down, {g} have the minds of toddlers.',
    'Name one thing {g} did not spoil. I am waiting.',
  ],
  dehumanising: [
    '{g} breed like maggots in a bin.',
    'A herd of {g} is still just livestock.',
    'Spray for {g} the way you spray for lice.',
  ],
  threat: [
    'Tonight we hunt {g} through the park.',
    'Line up {g} against the wall and fire.',
    'I sharpened my knife for {g}.',
  ],
  'denied rights': [
    '{g} ought to lose the ballot for good.',
    'No hospital bed for {g} until the rest of us are served.',
    'Strip {g} of their passports.',
  ],
  'with profanity': [
    '{g} can fuck right off to where they crawled from.',
    'Goddamn {g}, shitting on everything we built.',
  ],
  'in a question': ['Would anyone miss {g} if they vanished?', 'Who let {g} out of the zoo?'],
  'across sentences': [
    'My new office is full of {g}. I have never seen so much garbage in one room.',
    'They hired {g} again. Brainless leeches, the lot.',
  ],
}

const HARMLESS: Readonly<Record<string, readonly string[]>> = {
  'neutral mention': [
    'The choir for {g} rehearses on Thursdays.',
    'Our survey had 214 answers from {g}.',
    'A leaflet about housing for {g} is at the desk.',
  ],
  praise: ['Some of the best teachers I had were {g}.', 'Three cheers for {g} who kept the clinic open!'],
  'denied hate': [
    'I have nothing at all against {g}.',
    'Not one of us wants harm to come to {g}.',
    'Never will I look down on {g}.',
  ],
  'quoted hate': [
    'The sign on the wall read "{g} get out" and it broke my heart.',
    'My uncle used to mutter that {g} were cattle; we told him off.',
  ],
  'counter-speech': [
    'If you talk about {g} like that, you can leave my house.',
    'Your claim that {g} are crooks is false and you know it.',
    'Mocking {g} is bullying, plain and simple.',
  ],
  'plain identity': ['We are {g}, and we live on Mill Lane.', 'Growing up around {g} taught me a lot.'],
}

const WITHOUT_GROUP: Readonly<Record<string, readonly string[]>> = {
  'hate of things': [
    'I detest wet socks with all my soul.',
    'Leaf blowers are the vermin of autumn.',
    'Exterminate the moths before they eat the coats.',
    'My old modem deserves a slow death.',
  ],
  'kind swearing': [
    'Fuck yes, we made the final!',
    'That was one hell of a damn fine pie.',
    'Shit, I left the oven on.',
    'This guitar solo is fucking gorgeous.',
  ],
  'non-protected groups': [
    'Speculators are bloodsuckers.',
    'All referees are blind crooks.',
    'Spammers are the lowest of the low.',
    'I have no respect for tax dodgers.',
  ],
}

/** Cases whose own sentences answer these attributes. */
export const JUDGED_BY: readonly Attribute[] = ['toxicity', 'identity_attack']

function spell(classes: Readonly<Record<string, readonly string[]>>, hateful: boolean): Sentence[] {
  return Object.entries(classes).flatMap(([kind, templates]) =>
    templates.flatMap((template) =>
      GROUPS.map((group) => {
        const text = template.replace('{g}', group)
        return { text: text.charAt(0).toUpperCase() + text.slice(1), kind, group, hateful }
      }),
    ),
  )
}

/** All sentences: hateful and harmless ones over every group, and harmless ones about none. */
export function ownSentences(): Sentence[] {
  const others = Object.entries(WITHOUT_GROUP).flatMap(([kind, texts]) =>
    texts.map((text) => ({ text, kind, group: '', hateful: false })),
  )
  return [...spell(HATEFUL, true), ...spell(HARMLESS, false), ...others]
}
