import type { System } from './systems.ts'

/** One reader's comment, for markup that is the same for each. */
type Said = { name: string; id: number; day: number; text: string }

const ANN: Said = { name: 'Ann', id: 71, day: 3, text: 'Good riddance.' }
const BOB: Said = { name: 'Bob', id: 72, day: 4, text: 'I did like it!' }

const redesign = ({ name, id, day, text }: Said, level: number): string =>
  `<div class="_3sf33" style="padding-left:${level * 21}px"><div id="t1_fa${id}" class="Comment t1_fa${id} P8SGAKMtRx"><button aria-label="upvote"></button><div class="_1rZYM">12</div><div class="_1S45S"><span class="_1RIl5">level ${level}</span><a class="_23wug" data-testid="comment_author_link" href="/user/${name}/">${name}</a><span>·</span><a data-testid="comment_timestamp" href="https://www.reddit.com/r/x/comments/abc/t/fa${id}/">${day} yr. ago</a><div data-testid="comment"><div class="_292io RichTextJSON-root"><p class="_1qeIA">${text}</p></div></div><div class="_3KgrO"><button>Reply</button><button>Share</button></div></div></div></div>`

const shreddit = ({ name, id, day, text }: Said, parent: string, inside = ''): string =>
  `<shreddit-comment author="${name}" thingid="t1_k${id}" ${parent} created="2024-05-0${day}T16:05:00.000000+0000" permalink="/r/x/comments/1/comment/k${id}/" score="${day}"><div slot="commentMeta"><a href="/user/${name}/">${name}</a> <faceplate-timeago ts="2024-05-0${day}T16:05:00.000000+0000"></faceplate-timeago></div><div slot="comment" class="md"><p>${text}</p></div>${inside}</shreddit-comment>`

const toot = ({ name, id, day, text }: Said): string =>
  `<article><div class="status__wrapper status__wrapper-public status__wrapper-reply"><div class="status status-public status-reply" data-id="${id}"><div class="status__info"><a href="/@${name}/${id}" class="status__relative-time"><time datetime="2023-05-0${day}T16:05:00.000Z">May ${day}</time></a><a href="/@${name}" class="status__display-name"><span class="display-name"><bdi><strong class="display-name__html">${name}</strong></bdi> <span class="display-name__account">@${name}@x.example</span></span></a></div><div class="status__content"><div class="status__content__text status__content__text--visible translate" lang="en"><p>${text}</p></div></div><div class="status__action-bar"><button>1</button></div></div></div></article>`

const blockTheme = ({ name, id, day, text }: Said, inside = ''): string =>
  `<li id="comment-${id}" class="comment even thread-even depth-${inside === '' ? 2 : 1}"><div class="wp-block-columns"><div class="has-small-font-size wp-block-comment-author-name"><a rel="external nofollow ugc" href="https://x.example">${name}</a></div><div class="wp-block-comment-date"><time datetime="2023-05-0${day}T16:05:00+00:00"><a href="https://x.example/p/#comment-${id}">May ${day}, 2023</a></time></div><div class="wp-block-comment-content"><p>${text}</p></div><div class="wp-block-comment-reply-link"><a class="comment-reply-link" href="?replytocom=${id}">Reply</a></div></div>${inside === '' ? '' : `<ol>${inside}</ol>`}</li>`

const drupalClassic = ({ name, id, day, text }: Said): string =>
  `<article data-comment-user-id="0" id="comment-${id}" about="/comment/${id}" typeof="schema:Comment" class="comment js-comment by-anonymous clearfix"><footer class="comment__meta"><p class="comment__submitted">Submitted by <span lang="" typeof="schema:Person" property="schema:name">${name} (not verified)</span> on Wed, 05/0${day}/2023 - 16:05</p></footer><div class="content"><h3><a href="/comment/${id}#comment-${id}" class="permalink" rel="bookmark">Subject</a></h3><div class="field field--name-comment-body"><p>${text}</p></div><ul class="links inline"><li>Reply</li></ul></div></article>`

const drupalBare = ({ name, id, day, text }: Said): string =>
  `<article data-comment-user-id="${id}" id="comment-${id}"><footer><p class="comment__submitted">By <a href="/user/${id}" class="username">${name}</a>, ${day} May 2023</p><a href="/comment/${id}#comment-${id}">Permalink</a></footer><div><h3><a href="/comment/${id}#comment-${id}">Subject</a></h3><div class="field field--name-comment-body"><p>${text}</p></div></div></article>`

const discuz = ({ name, id, day, text }: Said, above: number, inside = ''): string =>
  `<div id="wpd-comm-${id}_${above}" class="comment even depth-${above === 0 ? 1 : 2} wpd-comment"><div class="wpd-comment-wrap"><div id="comment-${id}" class="wpd-comment-right"><div class="wpd-comment-header"><div class="wpd-comment-author"><a href="https://x.example">${name}</a></div><div class="wpd-comment-date" title="May ${day}, 2021 4:05 pm">2 years ago</div>${above === 0 ? '' : `<div class="wpd-reply-to">Reply to <a href="#comment-${above}">Ann</a></div>`}</div><div class="wpd-comment-text"><p>${text}</p></div><div class="wpd-comment-last-edited">Last edited 1 year ago by ${name}</div><div class="wpd-comment-footer"><div class="wpd-vote-result">${day}</div><div class="wpd-reply-button">Reply</div></div></div></div>${inside}</div>`

const substackBare = ({ name, id, day, text }: Said, inside = ''): string =>
  `<div class="comment"><div id="comment-${id}" class="comment-anchor"></div><div role="article" class="comment-content"><div class="comment-head"><a href="https://substack.com/profile/${id}-x"><div class="profile-img-wrap"></div></a></div><div class="comment-meta"><a class="link-LIBpto" href="https://substack.com/profile/${id}-x">${name}</a><a class="link-LIBpto" href="https://x.substack.com/p/y/comment/${id}">May ${day}</a></div><div class="comment-body"><p><span>${text}</span></p></div></div><div class="comment-list">${inside}</div></div>`

const substackHashed = ({ name, id, day, text }: Said, inside = ''): string =>
  `<div class="comment-nkfsHy"><div id="comment-${id}"></div><div role="article" class="pencraft commentContent-yZ9x1q"><div class="commentHead-a1b2C3"><a class="commenterName-Ab12cD" href="https://substack.com/@x">${name}</a><a class="commentTimestamp-xY12zz" href="https://x.substack.com/p/y/comment/${id}">May ${day}, 2024</a></div><div class="commentBody-MXGKlm"><p><span>${text}</span></p></div><div class="commentActions-qQ1w2e"><a>Like (2)</a></div></div><div class="commentList-x9y8z7">${inside}</div></div>`

const oldReddit = ({ name, id, day, text }: Said, inside = ''): string =>
  `<div class=" thing id-t1_aa${id} noncollapsed   comment " id="thing_t1_aa${id}" data-fullname="t1_aa${id}" data-author="${name}" data-permalink="/r/x/comments/1/_/aa${id}/"><div class="midcol unvoted"></div><div class="entry unvoted"><p class="tagline"><a class="expand">[–]</a><a href="https://old.reddit.com/user/${name}" class="author may-blank">${name}</a> <span class="score dislikes" title="${day - 1}">${day - 1} points</span><span class="score unvoted" title="${day}">${day} points</span><span class="score likes" title="${day + 1}">${day + 1} points</span> <time datetime="2023-05-0${day}T16:05:00+00:00" class="live-timestamp">1 year ago</time></p><form class="usertext"><div class="usertext-body"><div class="md"><p>${text}</p></div></div></form></div><div class="child">${inside}</div></div>`

/** Systems as they print their comments since about 2018. */
export const LATER_SYSTEMS: readonly System[] = [
  {
    name: 'Reddit of 2018 to 2023',
    rule: 'Reddit comments of 2018 to 2023',
    markup: `<div>${redesign(ANN, 1)}${redesign(BOB, 2)}</div>`,
    second: { parent: 0, permalink: 'https://www.reddit.com/r/x/comments/abc/t/fa72/' },
  },
  {
    name: 'Reddit of 2024, with the time in an attribute',
    rule: 'Reddit comments',
    markup: `<shreddit-comment-tree>${shreddit(ANN, 'depth="0"', shreddit(BOB, 'depth="1" parentid="t1_k71"'))}</shreddit-comment-tree>`,
    second: { parent: 0, votes: 4, postedAt: '2024-05-04T16:05:00.000000+0000' },
  },
  {
    name: 'Mastodon 4',
    rule: 'Mastodon replies',
    markup: `<div id="mastodon"><div class="item-list">${toot(ANN)}${toot(BOB)}</div></div>`,
    second: { parent: null, permalink: '/@Bob/72' },
  },
  {
    name: 'block themes of WordPress',
    rule: 'WordPress comment list',
    markup: `<div class="wp-block-comments"><h2>2 responses</h2><ol class="wp-block-comment-template">${blockTheme(ANN, blockTheme(BOB))}</ol></div>`,
    second: { parent: 0, permalink: 'https://x.example/p/#comment-72' },
  },
  {
    name: 'the old pages of Reddit, with the score for each vote of the reader',
    rule: 'Reddit comments',
    markup: `<div class="commentarea"><div class="sitetable nestedlisting">${oldReddit(ANN, oldReddit(BOB))}</div></div>`,
    second: { parent: 0, votes: 4, permalink: '/r/x/comments/1/_/aa72/' },
  },
  {
    name: 'Drupal 8, of readers without an account',
    rule: 'Drupal comments',
    markup: `<section class="comment-wrapper">${drupalClassic(ANN)}<div class="indented">${drupalClassic(BOB)}</div></section>`,
    second: { parent: 0, permalink: '/comment/72#comment-72' },
  },
  {
    name: 'Drupal 9 in a theme without classes',
    rule: 'Drupal comments',
    markup: `<section>${drupalBare(ANN)}<div class="indented">${drupalBare(BOB)}</div></section>`,
    second: { parent: 0, permalink: '/comment/72#comment-72' },
  },
  {
    name: 'wpDiscuz 7 with all that it prints',
    rule: 'wpDiscuz comments',
    markup: `<div id="wpdcom"><div class="wpd-thread-list">${discuz(ANN, 0, discuz(BOB, 71))}</div></div>`,
    second: { parent: 0, permalink: '#comment-72', votes: 4 },
  },
  {
    name: 'Substack, a picture before the name',
    rule: 'Substack comments',
    markup: `<link href="https://substackcdn.com/x.css"><div class="comments-page">${substackBare(ANN, substackBare(BOB))}</div>`,
    second: { parent: 0, permalink: 'https://x.substack.com/p/y/comment/72' },
  },
  {
    name: 'Substack with hashed classes',
    rule: 'Substack comments',
    markup: `<link href="https://substackcdn.com/x.css"><div>${substackHashed(ANN, substackHashed(BOB))}</div>`,
    second: { parent: 0, permalink: 'https://x.substack.com/p/y/comment/72' },
  },
]

type Post = { name: string; text: string; n: number }

const thread = (post: (one: Post) => string) => (opening: string) =>
  [{ ...ANN, name: 'Zoe', text: opening }, ANN, BOB].map(({ name, text }, i) => post({ name, text, n: i + 1 })).join('')

/** Forums as they print a thread since about 2018: Zoe opens it, Ann and Bob answer. */
export const LATER_FORUMS: readonly [name: string, thread: (opening: string) => string][] = [
  [
    'XenForo 2.2, which calls the first post a comment too',
    thread(
      ({ name, text, n }) =>
        `<article class="message message--post js-post" data-author="${name}" data-content="post-90${n}" id="js-post-90${n}" itemscope itemtype="https://schema.org/Comment"><section class="message-user"><h4 class="message-name"><a href="/members/x.90${n}/" class="username"><span itemprop="name">${name}</span></a></h4><h5 class="message-userTitle">Member</h5><dl class="pairs"><dt>Joined</dt><dd>Jan 5, 2015</dd></dl></section><header class="message-attribution"><a href="/threads/a.1/post-90${n}" itemprop="url"><time datetime="2022-05-0${n}T16:05:00+0000" itemprop="datePublished">May ${n}, 2022</time></a></header><div class="message-content"><article class="message-body"><div itemprop="text"><div class="bbWrapper">${text}</div></div></article></div><aside class="message-signature"><div class="bbWrapper">A signature of mine</div></aside></article>`,
    ),
  ],
  [
    'phpBB 3.3 with names in the colour of their group',
    thread(
      ({ name, text, n }) =>
        `<div id="p30${n}" class="post has-profile bg1"><div class="inner"><dl class="postprofile"><dt><a href="./memberlist.php?u=${n}" style="color: #AA0000;" class="username-coloured">${name}</a></dt><dd class="profile-rank">Site Admin</dd></dl><div class="postbody"><h3><a href="./viewtopic.php?p=30${n}#p30${n}">Re: A bridge is closed</a></h3><p class="author"><a class="unread" href="./viewtopic.php?p=30${n}#p30${n}"><span class="sr-only">Post</span></a><span class="responsive-hide">by <strong><a style="color: #AA0000;" class="username-coloured">${name}</a></strong> » </span><time datetime="2022-05-0${n}T16:05:00+00:00">Tue May 0${n}, 2022 4:05 pm</time></p><div class="content">${text}</div><div class="signature">A signature of mine</div></div></div></div>`,
    ),
  ],
  [
    'Discourse 3, whose answers are comments to machines',
    thread(
      ({ name, text, n }) =>
        `<div id="post_${n}" ${n > 1 ? 'itemprop="comment" itemscope itemtype="http://schema.org/Comment"' : ''} class="topic-body crawler-post"><div class="crawler-post-meta"><span class="creator" itemprop="author" itemscope itemtype="http://schema.org/Person"><span itemprop="name">${name}</span></span><time itemprop="datePublished" datetime="2022-05-0${n}T16:05:00Z" class="post-time">May ${n}, 2022, 4:05pm</time></div><div class="post" itemprop="text"><p>${text}</p></div><div itemprop="interactionStatistic"><span class="post-likes">3 Likes</span></div></div>`,
    ),
  ],
]
