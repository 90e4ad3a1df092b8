const WORDS =
  'the council mayor vote budget road school water people never again always money tax idiot stupid fool great thanks agree wrong liar truth hate love why because nobody everybody paid damn shut up article writer facts source nonsense garbage brilliant shame disgrace hell kill vermin please think read once more'.split(
    ' ',
  )

/** The same numbers each time: a linear congruential generator (Numerical Recipes' constants), in 0..1. */
function generator(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
}

/** Pages of text as a newspaper prints them, each with an article and `perPage` comments of 5 to 60 words. */
export function makePages(count: number, perPage: number): string[] {
  const random = generator(7)
  return Array.from({ length: count }, (_, index) => makePage(index, perPage, random))
}

function makePage(index: number, comments: number, random: () => number): string {
  const sentence = (words: number) => {
    const text = Array.from({ length: words }, () => WORDS[Math.floor(random() * WORDS.length)] ?? '').join(' ')
    return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`
  }
  const article = Array.from({ length: 8 }, () => `${sentence(30)} ${sentence(25)} ${sentence(20)}`)
  const thread = Array.from({ length: comments }, () => [
    `Reader${Math.floor(random() * 400)} said...`,
    sentence(5 + Math.floor(random() * 55)),
  ])
  return [`The council votes again, part ${index}`, ...article, `${comments} comments:`, ...thread.flat()].join('\n\n')
}

const escaped = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;')

/** A made page as a blog of WordPress prints it: head, menus, article, nested comments, sidebar; about `bytes` long. */
export function makeHtmlPage(bytes: number): string {
  const [title = '', ...lines] = (makePages(1, Math.ceil(bytes / 500))[0] ?? '').split('\n\n')
  const article = lines.slice(0, 8).map((line) => `<p>${escaped(line)}</p>`)
  const texts = lines.slice(9).filter((_, i) => i % 2 === 1)
  const menu = Array.from(
    { length: 60 },
    (_, i) => `<li class="menu-item menu-item-${i}"><a href="/topic/${i}">Topic ${i}</a></li>`,
  )
  const head = `<!DOCTYPE html><html><head><meta charset="utf-8"><title>${title}</title></head><body><nav><ul>${menu.join('')}</ul></nav><article class="hentry"><h1>${title}</h1><div class="entry-content">${article.join('')}</div></article><h3>${texts.length} comments</h3><ol class="commentlist">`
  const comments: string[] = []
  let size = head.length
  for (const [i, text] of texts.entries()) {
    if (size > bytes) break
    const item = `<li class="comment ${i % 2 ? 'odd alt' : 'even'} depth-1" id="comment-${i}"><article id="div-comment-${i}" class="comment-body"><footer class="comment-meta"><div class="comment-author vcard"><img class="avatar" src="/a/${i}.png" alt=""><b class="fn">Reader${i % 97}</b> <span class="says">says:</span></div><div class="comment-metadata"><a href="/story/#comment-${i}"><time datetime="2024-05-03T16:05:00+00:00">May 3, 2024 at 4:05 pm</time></a></div></footer><div class="comment-content"><p>${escaped(text)}</p></div><div class="reply"><a class="comment-reply-link" href="/story/?replytocom=${i}">Reply</a></div></article></li>`
    comments.push(item)
    size += item.length
  }
  return `${head}${comments.join('')}</ol><aside class="sidebar"><ul>${menu.join('')}</ul></aside></body></html>`
}
