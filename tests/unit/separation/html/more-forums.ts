type Post = { name: string; text: string; n: number }

const thread = (post: (one: Post) => string) => (opening: string) =>
  [
    { name: 'Zoe', text: opening },
    { name: 'Ann', text: 'Good riddance.' },
    { name: 'Bob', text: 'I did like it!' },
  ]
    .map(({ name, text }, i) => post({ name, text, n: i + 1 }))
    .join('')

/** Forums of many sites, old and new: Zoe opens a thread on May 2, 2012, Ann and Bob answer on the days after. */
export const MORE_FORUMS: readonly [name: string, thread: (opening: string) => string][] = [
  [
    'Simple Machines 2.0',
    thread(
      ({ name, text, n }) =>
        `<div class="windowbg"><div class="post_wrapper"><div class="poster"><h4><a href="/u">${name}</a></h4><ul class="reset smalltext"><li>Newbie</li><li>Posts: 14</li></ul></div><div class="postarea"><div class="keyinfo"><h5 id="subject_${n}"><a href="#msg${n}">Re: The bridge</a></h5><div class="smalltext">« <strong>Reply #${n} on:</strong> May 0${n + 1}, 2012, 04:12:21 PM »</div></div><div class="post"><div class="inner" id="msg_${n}">${text}</div></div></div><div class="moderatorbar">Logged</div></div></div>`,
    ),
  ],
  [
    'Simple Machines 2.1',
    thread(
      ({ name, text, n }) =>
        `<div class="windowbg" id="msg${n}"><div class="post_wrapper"><div class="poster"><h4><a href="/u">${name}</a></h4><ul class="user_info"><li>Posts: 14</li></ul></div><div class="postarea"><div class="keyinfo"><div class="subject_title"><a>Re: The bridge</a></div><span class="page_number">#${n}</span><div class="postinfo"><a class="smalltext">May 0${n + 1}, 2012, 04:12:21 PM</a></div></div><div class="post"><div class="inner" data-msgid="${n}" id="msg_${n}">${text}</div></div></div></div></div>`,
    ),
  ],
  [
    'MyBB',
    thread(
      ({ name, text, n }) =>
        `<div class="post" id="post_${n}"><div class="post_author"><div class="author_information"><strong><span class="largetext"><a href="/u">${name}</a></span></strong><br><span class="smalltext">Junior Member</span></div><div class="author_statistics">Posts: 12<br>Joined: Mar 2009</div></div><div class="post_content"><div class="post_head"><a href="#pid${n}">#${n}</a> <span class="post_date">2012-05-0${n + 1}, 10:12 AM</span></div><div class="post_body" id="pid_${n}">${text}</div></div><div class="post_controls"><a>Find</a> <a>Reply</a></div></div>`,
    ),
  ],
  [
    'FluxBB',
    thread(
      ({ name, text, n }) =>
        `<div id="p${n}" class="blockpost"><h2><span><span class="conr">#${n}</span> <a href="#p${n}">2012-05-0${n + 1} 10:12:13</a></span></h2><div class="postbody"><div class="postleft"><dl><dt><strong><a>${name}</a></strong></dt><dd><span>Registered: 2009-03-01</span></dd></dl></div><div class="postright"><h3>Re: The bridge</h3><div class="postmsg"><p>${text}</p></div></div></div><div class="postfoot"><span>Offline</span></div></div>`,
    ),
  ],
  [
    'IP.Board 3',
    thread(
      ({ name, text, n }) =>
        `<div class="post_block hentry" id="post_id_${n}"><h3><span class="post_id"><a>#${n}</a></span> <span class="author vcard"><a class="url fn name"><span itemprop="name">${name}</span></a></span></h3><ul class="basic_info"><li>Members</li><li>14 posts</li></ul><div class="post_body"><p class="posted_info">Posted <abbr class="published" title="2012-05-0${n + 1}T10:12:00+00:00">0${n + 1} May 2012 - 10:12 AM</abbr></p><div itemprop="commentText" class="post entry-content"><p>${text}</p></div></div><ul class="post_controls"><li><a>Back to top</a></li></ul></div>`,
    ),
  ],
  [
    'Flarum',
    thread(
      ({ name, text, n }) =>
        `<div class="PostStream-item" data-number="${n}" data-type="comment"><article class="CommentPost Post"><header class="Post-header"><div class="PostUser"><h3><a href="/u"><span class="Avatar">${name[0]}</span><span class="username">${name}</span></a></h3></div><time datetime="2012-05-0${n + 1}T10:12:00+00:00">May '12</time></header><div class="Post-body"><p>${text}</p></div><aside class="Post-actions"><button>Like</button></aside></article></div>`,
    ),
  ],
  [
    'Flarum without scripts',
    thread(
      ({ name, text }) =>
        `<article><div class="PostUser"><h3 class="PostUser-name">${name}</h3></div><div class="Post-body"><p>${text}</p></div></article><hr>`,
    ),
  ],
  [
    'NodeBB, whose first post is a comment to machines',
    thread(
      ({ name, text, n }) =>
        `<li component="post" data-pid="${n}" itemprop="comment" itemtype="http://schema.org/Comment" itemscope><meta itemprop="datePublished" content="2012-05-0${n + 1}T10:12:00.000Z"><strong><a href="/user/x" itemprop="author" data-username="${name}">${name}</a></strong> <a class="permalink" href="/post/${n}"><span class="timeago" title="2012-05-0${n + 1}T10:12:00.000Z"></span></a><div class="content" component="post/content" itemprop="text"><p>${text}</p></div><span class="post-tools"><a>Reply</a> <a>Quote</a></span></li>`,
    ),
  ],
]
