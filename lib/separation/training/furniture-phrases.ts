/** Page furniture to train with: `#` stands for a number, `@` for a name, `%` for a headline. One phrase a line. */
const list = (text: string): string[] => text.trim().split('\n')

export const NAVIGATION = list(`
Home
About
About us
Contact
Contact us
Archives
News
World
Politics
Business
Sports
Technology
Science
Opinion
Entertainment
Lifestyle
Travel
Health
Video
Photos
Recipes
Shop
Blog
Forum
Events
Jobs
Advertise
Subscribe
Newsletter
Log in
Sign in
Register
Search
Skip to content
Skip to main content
Menu
RSS
Follow us on Twitter
Facebook
Twitter
My account
FAQ
Help
Press
Resources
Start here
Browse: Home / %
Home » News » %
Providing news and views for people who care
Just another weblog about everything and nothing
Notes on life, work and the rest
Tip us off
Free shipping on all orders over $#
Subscribe to our feed
Search this site
« %
% »
← Previous Post
Next Post →
Subscribe by e-mail
Welcome, Guest
Today is a good day to read
#°F
Sponsored by
Advertisement
`)

export const BYLINES = list(`
by @
By @
By @ on =
Posted by @ on =
Posted on = by @
Posted by @ at =
@ | =
=
@, Staff Writer
Written by @
Published: =
Published =
Updated: =
= · by @
= by @
By @, Special Correspondent
Posted = by @ in News
`)

export const INSIDE = list(`
Advertisement
Read more: %
Photo: @
(Photo by @)
Image credit: @
Related: %
Story continues below
Click to enlarge
Source: @
See also: %
Watch the video
Share this
Print This!
Enlarge Image
Embed
`)

export const ENDINGS = list(`
Share this:
Share
Tweet
Like this:
Like
Loading...
Email
Print
Email this
Share on Facebook
Share on Twitter
Share this article
Share this post
Bookmark this
More
Pin It
Tags: news, life, work
Tags: travel, food, photos, weekend
Filed under: News
Filed under: Uncategorized, Life
Filed Under: Politics Tagged With: budget, vote
Categories: Recipes
Posted in General | # Comments
Posted in News, Software | Tagged design, tools | Leave a response
This entry was posted in News and tagged life, work. Bookmark the permalink.
This entry was posted on = and is filed under News. You can follow any responses to this entry through the RSS 2.0 feed.
This was written by @. Posted on =. Filed under Life. Bookmark the permalink.
Permalink
Permanent link to this article
TrackBack URL for this entry:
TrackBack (#)
Trackback this post
Posted by @ at =
Posted by @ on = | Permalink
Posted at = in News | Permalink | Comments (#)
Labels: family, garden, spring
Topics: energy, climate
You might also like:
You may also like
Related posts:
Related Stories
Related Articles
%
%
%
More from @
More in News
About the author
About @
@ is a freelance writer living in Ohio.
@ lives in Chicago. He can be reached by e-mail.
@ is the author of two books about cities.
@ is a reporter for this paper. Follow her on Twitter.
@ is the founder of a small software company and writes about design.
His new book will be out in the spring.
Her latest book is about the history of bread.
Visit her blog for more.
Contact @ at the newsroom.
Follow @ on Twitter
View all posts by @ →
Subscribe to our newsletter for more stories like this one.
If you liked this post, please share it with your friends.
Thanks for reading!
Previous: %
Next: %
← %
% →
« Older
Newer Post
Older Post
Digg this
StumbleUpon
Reddit
Delicious
Add to Favorites
Views: #
# Shares
Rate this article
Originally published at another site.
Copyright @
Get the latest stories in your inbox
Bookmark to:
Permalink | Comments (#)
`)

export const HEADERS = list(`
# comments
# Comments
# comments:
# Comments:
# COMMENTS
Comments
Comments:
COMMENTS
Comments (#)
Comments [#]
Comments: #
# Responses to “%”
# responses to %
# Responses
# responses
# thoughts on “%”
# Comments to %
# comments on “%”
# Comments on %
# Replies to “%”
# replies
Reader Comments (#)
Reader comments
User Comments
Join the discussion
Discussion
Discussion (#)
What people are saying
View all comments (#)
All comments (#)
Showing # comments
Viewing # comments
# reader comments
Feedback
Responses
Your comments
# Kommentare
Kommentare
# commentaires
Commentaires
# comentarios
Comentarios
# commenti
# reacties
# kommentarer
`)

export const HEADER_EXTRAS = list(`
Feed for this Entry
Comment Feed
RSS feed for comments on this post.
Subscribe to comments
Leave a comment
Add your comment
Post a comment
Log in to comment
Sort by newest first
Newest
Oldest
Best rated
Most liked
Jump to comment form
Trackback Address
You can follow this conversation by subscribing to the comment feed for this post.
Comments are moderated before they appear.
Comments feed for this article
Expand all
Show all
`)

/** What stands under a comments header where there is no comment after all. */
export const EMPTY_SECTION = list(`
Verify your Comment
Previewing your Comment
Posted by: |
This is only a preview. Your comment has not yet been posted.
Your comment could not be posted. Error type:
Your comment has been posted. Post another comment
You can follow this conversation by subscribing to the comment feed for this post.
Add your comment
Read what others are saying
Badges mark readers who often write thoughtful comments.
Loading comments...
Join the Discussion
Click here to view comments
Comments may be edited for length.
We welcome your views. Please keep to the subject and be polite.
By posting you agree to our terms.
Comments Powered by Disqus
Sort by
Newest
Oldest
`)
