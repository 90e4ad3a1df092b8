/** What is expected of a page's second comment, beside author and text. */
type Second = { parent: number | null; permalink?: string | null; votes?: number | null; postedAt?: string }

/** The same two comments in the markup of many systems and eras: Ann says "Good riddance.", Bob "I did like it!". */
export type System = { name: string; rule: string; markup: string; second: Second }

const system = (name: string, rule: string, markup: string, second: Second = { parent: null }): System => ({
  name,
  rule,
  markup,
  second,
})

const discussion = (posts: string): string => `<div class="thread">${posts}</div>`

export const SYSTEMS: readonly System[] = [
  system(
    'wpDiscuz 7',
    'wpDiscuz comments',
    `<div id="wpdcom"><div class="wpd-thread-list"><div id="wpd-comm-12_0" class="comment even depth-1 wpd-comment"><div class="wpd-comment-wrap"><div class="wpd-comment-header"><div class="wpd-comment-author">Ann</div><div class="wpd-comment-date" title="May 3, 2021 4:05 pm">1 year ago</div></div><div class="wpd-comment-text"><p>Good riddance.</p></div><div class="wpd-comment-footer"><div class="wpd-vote"><div class="wpd-vote-result">4</div></div><div class="wpd-reply-button">Reply</div></div></div>
     <div id="wpd-comm-13_12" class="comment odd depth-2 wpd-comment wpd-reply"><div class="wpd-comment-wrap"><div class="wpd-comment-header"><div class="wpd-comment-author">Bob</div><div class="wpd-comment-date" title="May 4, 2021 9:00 am">1 year ago</div><div class="wpd-reply-to">Reply to <a href="#comment-12">Ann</a></div></div><div class="wpd-comment-text"><p>I did like it!</p></div><div class="wpd-comment-footer"><div class="wpd-vote-result">-2</div></div></div></div></div></div></div>`,
    { parent: 0, votes: -2 },
  ),
  system(
    'the static list of Disqus',
    'Disqus comments',
    `<div id="disqus_thread"><ul id="dsq-comments"><li class="comment even" id="dsq-comment-5"><div id="dsq-comment-header-5" class="dsq-comment-header"><cite id="dsq-cite-5">http://ann.example <span id="dsq-author-user-5">Ann</span></cite></div><div id="dsq-comment-body-5" class="dsq-comment-body"><div id="dsq-comment-message-5" class="dsq-comment-message"><p>Good riddance.</p></div></div></li>
     <li class="comment odd" id="dsq-comment-6"><div class="dsq-comment-header"><cite><span id="dsq-author-user-6">Bob</span></cite></div><div class="dsq-comment-body"><div id="dsq-comment-message-6" class="dsq-comment-message"><p>I did like it!</p></div></div></li></ul></div>`,
  ),
  system(
    'Livefyre as a browser saved it',
    'Livefyre comments',
    `<div id="lf_comments"><div class="lf_comment_container lf_level_1" id="lf_comment_43" reply_parent="" comment_id="43"><div class="lf_comment_body"><a class="lf_comment_user_nick">Ann</a><span class="lf_comment_user_rating">5 pts</span><div class="lf_body"><p>Good riddance.</p></div></div><div class="lf_comment_footer"><label class="lf_comment_date">May 3, 2012</label></div></div>
     <div class="lf_comment_container lf_level_2" id="lf_comment_44" reply_parent="43" comment_id="44"><div class="lf_comment_body"><a class="lf_comment_user_nick">Bob</a><div class="lf_body"><p>I did like it!</p></div></div><div class="lf_comment_footer"><label class="lf_comment_date">May 4, 2012</label></div></div></div>`,
    { parent: 0 },
  ),
  system(
    'Squarespace of 2012',
    'Squarespace comments',
    `<div class="journal-comment-area"><div class="comment-wrapper"><div class="comment" id="comment19150140"><div id="item19150140" class="body">Good riddance.</div><div class="signature">May 3, 2012 | <a title="Unregistered Commenter">Ann</a></div></div></div>
     <div class="comment-wrapper"><div class="comment" id="comment19150141"><div id="item19150141" class="body">I did like it!</div><div class="signature">May 4, 2012 | <a title="Unregistered Commenter">Bob</a></div></div></div></div>`,
  ),
  system(
    'Drupal 7',
    'Drupal comments',
    `<script>jQuery.extend(Drupal.settings, {})</script><div id="comments"><a id="comment-7"></a><div class="comment clearfix odd"><div class="submitted">Submitted by <span class="username">Ann</span> on May 3, 2012 - 4:05pm.</div><div class="content"><div class="field-name-comment-body"><p>Good riddance.</p></div></div><ul class="links"><li>reply</li></ul></div>
     <div class="indented"><a id="comment-8"></a><div class="comment clearfix even"><div class="submitted">Submitted by <span class="username">Bob</span> on May 4, 2012 - 9:00am.</div><div class="content"><div class="field-name-comment-body"><p>I did like it!</p></div></div></div></div></div>`,
    { parent: 0 },
  ),
  system(
    'Drupal 10',
    'Drupal comments',
    `<section data-drupal-selector="comments"><article id="comment-7" data-comment-user-id="0" class="comment js-comment"><footer class="comment__meta"><p class="comment__author"><span>Ann</span></p><p class="comment__time">3 May 2023</p><p class="comment__permalink"><a href="/comment/7#comment-7" rel="bookmark">Permalink</a></p></footer><div class="comment__content"><div class="field--name-comment-body"><p>Good riddance.</p></div></div></article>
     <div class="indented"><article id="comment-8" data-comment-user-id="0" class="comment js-comment"><footer class="comment__meta"><p class="comment__author"><span>Bob</span></p><p class="comment__time">4 May 2023</p><p class="comment__permalink"><a href="/comment/8#comment-8" rel="bookmark">Permalink</a></p></footer><div class="comment__content"><p>I did like it!</p></div></article></div></section>`,
    { parent: 0, permalink: '/comment/8#comment-8' },
  ),
  system(
    'Substack',
    'Substack comments',
    `<link href="https://substackcdn.com/x.css"><div class="comments-page"><div class="comment"><div class="comment-content"><div class="comment-head"><a class="commenter-name" href="https://substack.com/profile/1-ann">Ann</a><a class="comment-timestamp" href="https://x.substack.com/p/y/comment/71">May 3, 2023</a></div><div class="comment-body"><p>Good riddance.</p></div><div class="comment-actions">Like (2) Reply</div></div>
     <div class="comment-list"><div class="comment"><div class="comment-content"><div class="comment-head"><a class="commenter-name" href="https://substack.com/profile/2-bob">Bob</a><a class="comment-timestamp" href="https://x.substack.com/p/y/comment/72">May 4, 2023</a></div><div class="comment-body"><p>I did like it!</p></div></div></div></div></div></div>`,
    { parent: 0 },
  ),
  system(
    'Hacker News',
    'Hacker News comments',
    `<table class="comment-tree"><tr class="athing comtr" id="401"><td><table><tr><td class="ind" indent="0"><img src="s.gif" height="1" width="0"></td><td class="default"><div><span class="comhead"><a href="user?id=Ann" class="hnuser">Ann</a> <span class="age" title="2023-05-03T16:05:00"><a href="item?id=401">3 hours ago</a></span></span></div><div class="comment"><div class="commtext c00">Good riddance.</div><div class="reply"><u><a href="reply?id=401">reply</a></u></div></div></td></tr></table></td></tr>
     <tr class="athing comtr" id="402"><td><table><tr><td class="ind" indent="1"><img src="s.gif" height="1" width="40"></td><td class="default"><div><span class="comhead"><a href="user?id=Bob" class="hnuser">Bob</a> <span class="age" title="2023-05-03T17:05:00"><a href="item?id=402">2 hours ago</a></span></span></div><div class="comment"><div class="commtext c00">I did like it!</div></div></td></tr></table></td></tr></table>`,
    { parent: 0, permalink: 'item?id=402' },
  ),
  system(
    'Hacker News of 2010',
    'Hacker News comments of the first years',
    `<table border=0><tr><td><table border=0><tr><td><img src="s.gif" height=1 width=0></td><td valign=top><center><a id=up_401 href="vote?for=401"><img src="grayarrow.gif"></a></center></td><td class="default"><div style="margin-top:2px; margin-bottom:-10px; "><span class="comhead"><a href="user?id=Ann">Ann</a> 3 hours ago  | <a href="item?id=401">link</a></span></div><br>
<span class="comment"><font color=#000000>Good riddance.</font></span><p><font size=1><u><a href="reply?id=401">reply</a></u></font></td></tr></table></td></tr>
     <tr><td><table border=0><tr><td><img src="s.gif" height=1 width=40></td><td valign=top><center><a id=up_402 href="vote?for=402"><img src="grayarrow.gif"></a></center></td><td class="default"><div style="margin-top:2px; margin-bottom:-10px; "><span class="comhead"><a href="user?id=Bob">Bob</a> 2 hours ago  | <a href="item?id=402">link</a></span></div><br>
<span class="comment"><font color=#000000>I did like it!</font></span><p><font size=1><u><a href="reply?id=402">reply</a></u></font></td></tr></table></td></tr></table>`,
    { parent: 0 },
  ),
  system(
    'Reddit of 2015',
    'Reddit comments',
    `<div class="commentarea"><div class="thing id-t1_aa1 comment" id="thing_t1_aa1" data-author="Ann" data-permalink="/r/x/comments/1/_/aa1/"><div class="entry"><p class="tagline"><a class="author" href="/user/Ann">Ann</a> <span class="score">5 points</span> <time datetime="2015-05-03T16:05:00Z">3 hours ago</time></p><form class="usertext"><div class="usertext-body"><div class="md"><p>Good riddance.</p></div></div></form></div>
     <div class="child"><div class="thing id-t1_aa2 comment" id="thing_t1_aa2" data-author="Bob" data-permalink="/r/x/comments/1/_/aa2/"><div class="entry"><p class="tagline"><a class="author" href="/user/Bob">Bob</a> <span class="score">-1 points</span> <time datetime="2015-05-03T17:05:00Z">2 hours ago</time></p><form class="usertext"><div class="usertext-body"><div class="md"><p>I did like it!</p></div></div></form></div></div></div></div></div>`,
    { parent: 0, permalink: '/r/x/comments/1/_/aa2/', votes: -1 },
  ),
  system(
    'Reddit of 2024',
    'Reddit comments',
    `<shreddit-comment author="Ann" thingid="t1_k1" depth="0" permalink="/r/x/comments/1/comment/k1/" score="12"><time datetime="2024-05-03T16:05:00Z">3h ago</time><div slot="comment"><p>Good riddance.</p></div>
     <shreddit-comment author="Bob" thingid="t1_k2" parentid="t1_k1" depth="1" permalink="/r/x/comments/1/comment/k2/" score="3"><time datetime="2024-05-03T17:05:00Z">2h ago</time><div slot="comment"><p>I did like it!</p></div></shreddit-comment></shreddit-comment>`,
    { parent: 0, permalink: '/r/x/comments/1/comment/k2/', votes: 3 },
  ),
  system(
    'Mastodon',
    'Mastodon replies',
    `<meta name="generator" content="Mastodon"><div class="activity-stream"><div class="entry entry-successor h-cite"><div class="status status-public"><span class="display-name"><strong class="display-name__html p-name">Ann</strong></span><time class="dt-published" datetime="2022-05-03T16:05:00Z">May 3</time><div class="status__content"><div class="e-content"><p>Good riddance.</p></div></div></div></div>
     <div class="entry entry-successor h-cite"><div class="status status-public"><span class="display-name"><strong class="display-name__html p-name">Bob</strong></span><time class="dt-published" datetime="2022-05-04T09:00:00Z">May 4</time><div class="status__content"><div class="e-content"><p>I did like it!</p></div></div></div></div></div>`,
  ),
  system(
    'Blogger since 2012',
    'Blogger threads',
    `<div id="comments"><div class="comment-thread"><ol><li class="comment" id="c5689936624652663696"><div class="comment-block"><div class="comment-header"><cite class="user"><a rel="nofollow">Ann</a></cite><span class="datetime secondary-text"><a href="http://x.blogspot.com/p.html?showComment=1#c5689936624652663696">May 3, 2013 4:05 PM</a></span></div><p class="comment-content">Good riddance.</p><span class="comment-actions">Reply</span></div>
     <div class="comment-replies"><div class="comment-thread inline-thread"><span class="thread-toggle"><a>Replies</a></span><ol><li class="comment" id="c5689936624652663697"><div class="comment-block"><div class="comment-header"><cite class="user">Bob</cite><span class="datetime secondary-text"><a href="#c5689936624652663697">May 4, 2013 9:00 AM</a></span></div><p class="comment-content">I did like it!</p></div></li></ol></div></div></li></ol></div></div>`,
    { parent: 0, permalink: '#c5689936624652663697' },
  ),
  system(
    'Movable Type 4',
    'TypePad and Movable Type comments',
    `<meta name="generator" content="Movable Type Pro 5"><div class="comments-content"><div class="comment" id="comment-6055216"><div class="inner"><div class="comment-header"><span class="byline"><span class="vcard author">Ann</span> | <a href="#comment-6055216">May 3, 2012 4:05 PM</a></span></div><div class="comment-content"><p>Good riddance.</p></div></div></div>
     <div class="comment comment-reply" id="comment-6055217"><div class="inner"><div class="comment-header"><span class="byline"><span class="vcard author">Bob</span> replied to <a href="#comment-6055216">comment from Ann</a> | <a href="#comment-6055217">May 4, 2012 9:00 AM</a></span></div><div class="comment-content"><p>I did like it!</p></div></div></div></div>`,
    { parent: 0, permalink: '#comment-6055217' },
  ),
  system(
    'Movable Type of 2004',
    'Movable Type comments',
    `<div class="comments-head">Comments</div><div class="comments-body"><p>Good riddance.</p><span class="comments-post">Comment #1 - Posted by: Ann at May 3, 2004 4:05 PM</span></div>
     <div class="comments-body"><p>I did like it!</p><span class="comments-post">Comment #2 - Posted by: Bob at May 4, 2004 9:00 AM</span></div>`,
  ),
  system(
    'Blogger of 2006',
    'Blogger comments',
    `<dl id="comments-block"><dt class="comment-poster" id="c114001"><a name="c114001"></a>At 4:05 PM, <a href="http://blogger.com/profile/1" rel="nofollow">Ann</a> said…</dt><dd class="comment-body"><p>Good riddance.</p></dd><dd class="comment-timestamp"><a href="#114001">Thursday, May 03, 2012 4:05:00 PM</a></dd>
     <dt class="comment-poster" id="c114002"><a name="c114002"></a>At 9:00 AM, <a href="http://blogger.com/profile/2" rel="nofollow">Bob</a> said…</dt><dd class="comment-body"><p>I did like it!</p></dd><dd class="comment-timestamp"><a href="#114002">Friday, May 04, 2012 9:00:00 AM</a></dd></dl>`,
    { parent: null, postedAt: '2012-05-04T09:00:00' },
  ),
  system(
    'DotClear, with and without a site of the reader',
    'DotClear comments',
    `<div id="comments"><dl><dt id="c71"><a href="#c71" class="comment-number">1.</a> Le jeudi 3 mai 2012, 16:05 par Ann</dt><dd><p>Good riddance.</p></dd>
     <dt id="c72"><a href="#c72" class="comment-number">2.</a> Le vendredi 4 mai 2012, 09:00 par <a href="http://bob.example" rel="ugc nofollow">Bob</a></dt><dd><p>I did like it!</p></dd></dl></div><dl><dt>Archives</dt><dd>May 2012</dd></dl>`,
    { parent: null, postedAt: '2012-05-04T09:00:00' },
  ),
  system(
    'schema.org in attributes',
    'Comments by microdata',
    `<div itemprop="comment" itemscope itemtype="http://schema.org/UserComments"><span itemprop="creator"><span itemprop="name">Ann</span></span><time itemprop="commentTime" datetime="2012-05-03T16:05Z">May 3</time><div itemprop="commentText"><p>Good riddance.</p></div></div>
     <div itemprop="comment" itemscope itemtype="http://schema.org/UserComments"><span itemprop="creator"><span itemprop="name">Bob</span></span><time itemprop="commentTime" datetime="2012-05-04T09:00Z">May 4</time><div itemprop="commentText"><p>I did like it!</p></div></div>`,
  ),
  system(
    'classes of nobody’s system, with German words',
    'Elements that repeat with author and time',
    `<h3>Kommentare 2</h3><section class="kommentar-liste"><div class="beitrag"><div class="kopf"><a href="/u/1"><span class="verfasser">Ann</span></a> <time datetime="2020-04-22">22.04.2020</time></div><div class="inhalt"><p>Good riddance.</p></div></div>
     <div class="beitrag"><div class="kopf"><a href="/u/2"><span class="verfasser">Bob</span></a> <time datetime="2020-04-23">23.04.2020</time></div><div class="inhalt"><p>I did like it!</p></div></div></section>`,
  ),
]

const post = (name: string, text: string, n: number): Record<string, string> => ({
  xenforo: `<article class="message message--post" data-content="post-${n}" id="js-post-${n}"><h4 class="message-name"><a class="username">${name}</a></h4><time datetime="2022-05-0${n}">May ${n}, 2022</time><div class="bbWrapper">${text}</div></article>`,
  vbulletin: `<table id="post${n}"><tr><td class="thead">May ${n}, 2010, 04:05 PM</td></tr><tr><td><a class="bigusername">${name}</a></td><td><div id="post_message_${n}">${text}</div></td></tr></table>`,
  phpbb: `<div id="p${n}" class="post"><dl class="postprofile"><dt><a class="username">${name}</a></dt></dl><div class="postbody"><p class="author">by <strong><a class="username">${name}</a></strong> » May ${n}, 2014 4:05 pm</p><div class="content">${text}</div></div></div>`,
  phpbb2: `<table class="forumline"><tr><td><span class="name"><b>${name}</b></span></td><td><span class="postdetails">Posted: May ${n}, 2005 4:05 pm</span><span class="postbody">${text}</span></td></tr></table>`,
  invision: `<article id="elComment_${n}" class="cPost ipsComment"><h3 class="cAuthorPane_author"><a>${name}</a></h3><time datetime="2022-05-0${n}">May ${n}</time><div data-role="commentContent">${text}</div></article>`,
  discourse: `<noscript><div class="topic-body crawler-post"><span class="creator"><span itemprop="name">${name}</span></span><time class="post-time" datetime="2022-05-0${n}">May ${n}, 2022</time><div class="post">${text}</div></div></noscript>`,
})

/** A thread by each forum: the first post opens it, Ann and Bob answer. */
export const FORUMS: readonly [name: string, thread: (opening: string) => string][] = [
  'xenforo',
  'vbulletin',
  'phpbb',
  'phpbb2',
  'invision',
  'discourse',
].map((name) => [
  name,
  (opening: string) =>
    discussion(
      [
        ['Zoe', opening],
        ['Ann', 'Good riddance.'],
        ['Bob', 'I did like it!'],
      ]
        .map(([author = '', text = ''], i) => post(author, text, i + 1)[name] ?? '')
        .join(''),
    ),
])
