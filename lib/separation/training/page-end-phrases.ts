/** Page furniture to train with, as it stands around and after comments; marks as in furniture-phrases.ts. */
const list = (text: string): string[] => text.trim().split('\n')

export const NONE = list(`
0 comments
0 Comments
No comments
No comments:
No comments yet
No comments yet.
No Comments »
Comments (0)
There are no comments yet.
Be the first to comment
Be the first to comment on this article
0 responses to “%”
No responses yet
Comments are closed.
Comments are closed for this post.
Comments Off
Commenting is disabled
Sorry, comments are closed.
blog comments powered by Disqus
Please enable JavaScript to view the comments powered by Disqus.
Noch keine Kommentare
Aucun commentaire
Sin comentarios
`)

export const FORMS = list(`
Leave a Reply
Leave a Comment
Leave a comment
Leave a reply
Post a Comment
Post a comment
Add a comment
Add Your Comment
Add Comment
Write a comment
Submit a comment
Speak Your Mind
Leave your comment
Have something to say?
Cancel reply
Your email address will not be published. Required fields are marked *
Your email address will not be published.
Name *
Name
Name (required)
Name:
Email *
Email (required)
Mail (will not be published) (required)
Email:
E-mail (will not be shown)
Website
URL:
Comment
Comment:
Your comment
Message
Notify me of follow-up comments by email.
Notify me of new posts by email.
Notify me of followup comments via e-mail
Save my name, email, and website in this browser for the next time I comment.
You may use these HTML tags and attributes:
XHTML: You can use these tags:
You must be logged in to post a comment.
You must log in to post a comment.
Please log in to leave a comment.
Log in or register to post comments
Sign in to comment
Remember my personal information
Type the characters you see in the picture
Preview
Submit
Submit Comment
Post Comment
Verify your Comment
Comments are moderated, and will not appear until the author has approved them.
The comments to this entry are closed.
Comments are closed.
Comments on this entry are closed.
Fill in your details below or click an icon to log in:
Kommentar schreiben
Laisser un commentaire
Deja una respuesta
Lascia un commento
`)

export const FOOTERS = list(`
Copyright © 2012 All rights reserved.
© 2024 @
Copyright 2010 @. All Rights Reserved.
All rights reserved
Powered by WordPress
Proudly powered by WordPress
Powered by Blogger.
Theme by @
Design by @
Privacy Policy
Privacy
Terms of Use
Terms of Service
Terms and Conditions
Cookie settings
Sitemap
Contact
Contact Us
Advertise
Careers
About this site
Entries (RSS) and Comments (RSS).
Subscribe
Follow by Email
Get updates by email
Join # other followers
Recent Posts
Recent Comments
Recent Entries
Latest Posts
Popular Posts
Most Popular
Most Read
Most commented
Top Stories
Archives
Archive
Blogroll
Links
Categories
Tags
Meta
Log in
Search
Pages
About Me
View my complete profile
Followers
Subscribe to our newsletter
Sign up for our free newsletter
Follow us
Connect
Facebook
Twitter
Back to top
Home
Advertisement
%
%
%
%
@ on %
@ on %
~
~
~
Life (#)
Books (#)
Travel (#)
Recipes
Uncategorized (#)
Photography (#)
@ is a writer and photographer who lives by the sea.
Welcome to my blog. Here I write about whatever comes to mind.
Hosted by a friendly company
S M T W T F S
« Oct
Sponsors
Our partners
`)

export const CHROME = list(`
Reply
Reply
Reply
[Reply]
Reply to this comment
Log in to Reply
Report
Report abuse
Flag as inappropriate
Like
Like (#)
# likes
Permalink
Share
Reply to This
Quote
Edit
Link
Recommend (#)
+#
↑ ↓
Vote up
Reply Delete
Reply · Like · #
# replies
Show replies
Hide replies
Rate This: # #
Like or Dislike: # #
Rating: +#
Member since 2009
Replies
`)
