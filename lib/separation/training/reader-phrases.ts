import { between, chance, pick, type Random } from './random.ts'

const list = (text: string): string[] => text.trim().split('\n')

/** What readers of blogs write and the labelled comments seldom hold: praise, thanks, questions, small talk. */
const OPENINGS = list(`
Great post!
Thanks for sharing this.
I love this!
What a beautiful picture.
This is so true.
Wow, what a story.
Thank you for writing this, it was just what I needed today.
Nice article.
Very interesting, thanks.
Congratulations!
So happy for you both!
I couldn't agree more.
I have to disagree with you on this one.
Hi there,
Hey, great blog you have here.
Awesome work as always.
Haha, this made my day :)
LOL, I know exactly what you mean.
I've been reading your blog for years and this is my favorite post so far.
Good luck with everything!
Welcome back!
Oh my, these look delicious.
Yum! I'm going to try this tonight.
I'm so sorry to hear that.
This worked perfectly for me, thank you.
Same here.
Me too!
Excellent points.
Not sure I follow you here.
First!
Thanks so much for the recipe!
Yes! Finally someone said it.
Can't wait to see more.
Hope you feel better soon.
`)
const MIDDLES = list(`
I made it last weekend and my kids loved it.
My husband and I did the same thing a few years ago.
I wonder if it would work with an older version, has anybody tried?
Do you know where I can find more about it?
I think you're missing the point, though.
You should try it with a little lemon, it makes all the difference.
We have the same problem where I live, and nobody seems to care.
I had never thought of it that way before.
It reminds me of when I was a kid and my grandmother told us about it.
I tried step three but I get an error, any idea what I'm doing wrong?
If you ask me, they should have done this years ago.
I'm not saying you are wrong, but I'd like to see some numbers.
The pictures are gorgeous, what camera do you use?
How long did it take you?
I just wish there were more people like you.
Really looking forward to the next one.
I bookmarked this and will be back for sure.
It isn't as easy as you make it sound, believe me.
I can't believe how much I learned from this.
Where did you get that lamp?
I linked to this from my own blog, hope you don't mind.
As a teacher I see this every single day.
`)
const CLOSINGS = list(`
Thanks again!
Keep up the good work.
Cheers,
Just my two cents.
xoxo
:)
Best wishes from Norway.
Have a great weekend!
Hugs,
Hope that helps.
`)
const SIGNATURES = list(`
@
-@
- @
~@
@'s last post: %
@ recently posted: %
http://example.com/blog
www.example.org
`)

/** A made-up comment, as its paragraphs: now and then signed, with a blank between greeting and text. */
export function madeUpComment(random: Random, name: string, headline: string): string[] {
  const sentences: string[] = []
  if (chance(random, 0.75)) sentences.push(pick(random, OPENINGS))
  for (let i = between(random, 0, 3); i > 0; i--) sentences.push(pick(random, MIDDLES))
  if (sentences.length === 0) sentences.push(pick(random, OPENINGS))
  const lines = chance(random, 0.8) ? [sentences.join(' ')] : sentences
  if (chance(random, 0.2)) lines.push(pick(random, CLOSINGS))
  if (chance(random, 0.1)) lines.push(pick(random, SIGNATURES).replace('@', name).replace('%', headline))
  return lines
}

const GREETINGS = ['Hi @,', 'Hi there,', '@,', 'Hello,', 'Dear @,', 'Hey @!', '@ -', '@:', 'Hi everyone,']

/** Puts a greeting before a comment or a closing and a name after it, each in a line of its own, as some readers do. */
export function withManners(random: Random, paragraphs: readonly string[], name: string): string[] {
  const lines = [...paragraphs]
  if (chance(random, 0.06)) lines.unshift(pick(random, GREETINGS).replace('@', name.split(' ')[0] ?? name))
  if (chance(random, 0.05)) lines.push(pick(random, CLOSINGS))
  if (chance(random, 0.05)) lines.push(pick(random, SIGNATURES).replace('@', name).replace('%', 'A quiet day'))
  return lines
}
