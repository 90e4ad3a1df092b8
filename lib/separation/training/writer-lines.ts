/**
 * What writers of blogs say in their own articles, one line a sentence; marks as in reader-phrases.ts. They keep first and
 * second person, feeling and thanks from standing for readers alone: who writes a blog has them too.
 */
const list = (text: string): readonly string[] => text.trim().split('\n')

/** How personal articles begin. */
export const BEGINNINGS = list(`
Last weekend we drove out to {place} to see the {noun} that everybody had been talking about.
I have been meaning to write about {noun} for {time}, and today I finally sat down to do it.
It has been a while since I posted anything here, so let me catch you up on {noun}.
Today I want to share something that has been on my mind: {noun}.
A couple of weeks ago a reader asked me about {noun}.
As some of you know, I spent the last {time} in {place}.
When I started this blog, I never thought that I would write about {noun}.
Yesterday was one of those days when nothing went as planned.
I'm going to tell you a story about my {kin}, {noun}, and a very long drive.
You know that feeling when you have {noun} and nobody to share it with?
Have you ever wondered why {noun} is so hard to get right?
If you follow me on Twitter you already know about the {noun}.
We've all been there: you open the door and the {noun} is gone.
Every year around this time I make a list of the {noun} that I loved most.
There are {num} things I wish somebody had told me about {noun}.
So I've been thinking a lot about {noun} lately.
Hello, friends! I'm back from {place} with so many pictures to show you.
Good morning, everybody, and happy Friday!
This week I finally got around to trying the {noun}.
I should start by saying that I am no expert on {noun}.
I love {noun}. There, I said it.
My {kin} called me last night with a question that I could not answer.
Remember the {noun} that I told you about last {time}?
I don't usually write about {noun}, but this one was too good to pass up.
One of my favorite things about {place} is the {noun}.
`)

/** What stands in the middle of personal articles. */
export const MIDDLES = list(`
We got there early, and the {noun} was already full of people.
I started with the {noun}, since it takes the longest, and left the rest for the afternoon.
My {kin} and I had talked about it for {time} before we made up our minds.
It was raining, of course, because it always rains when I want to take pictures of {noun}.
I couldn't believe how {adj} it all looked in the morning light.
First, I cut the {noun} into small pieces and put them aside.
Then we walked down to the water, where {name} was waiting for us with the {noun}.
I've been working on this for {time}, and I'm still not sure that it is done.
Here's what I learned after {num} days without {noun}.
You can see in the photo below how the {noun} came out.
I was nervous, but the people at {place} could not have been nicer.
The first time I tried, I ended up with {noun} all over the floor.
By the time we got home it was dark, and nobody felt like cooking.
So I did what anyone would do: I called my {kin}.
Don't get me wrong, I like {noun} as much as the next person.
What surprised me most was how quiet it was once the {noun} stopped.
I remember my {kin} telling me that {noun} would never last, and I laughed.
The thing about {noun} is that you never notice it until it's gone.
We ended up staying for {num} hours, and I would go back tomorrow.
I know that not everyone agrees with me on this, and that's fine.
I'm not saying that {noun} is easy, I'm saying that it is worth the trouble.
And then there was the {noun}, which deserves a post of its own.
Let me explain what I mean by that.
That's when I knew that I had to do something about the {noun}.
Here is how I do it at home, step by step.
It turned out {adj}, and I'm so happy with it that I made a second one for my {kin}.
I think that we forget how much {noun} has changed in the last {num} years.
In my opinion there are two kinds of {noun}, and most people have the wrong one.
If you have never been to {place}, you should know that the {noun} opens late.
You will need a {noun}, some patience, and about {num} minutes.
Make sure that your {noun} is dry before you begin, or you'll be sorry.
I bought mine at a small shop in {place}, but you can find them anywhere.
Mom, if you are reading this, stop now.
Oh, and did I mention the {noun}?
Yes, I know. I said I would never do it again.
My {kin} thinks I'm crazy, and my {kin} may be right.
What can I say? I'm a sucker for {noun}.
The rest of the {time} went by in a blur of {noun} and laundry.
After all that, I sat down, put my feet up and wrote this.
It might sound silly, but I cried when I saw the {noun}.
`)

/** How personal articles end: with a bow, a question to the readers, thanks. */
export const FAREWELLS = list(`
So that's it for today. What do you think about {noun}?
What do you think? Let me know in the comments!
What about you? How do you deal with {noun}?
What's your favorite {noun}? Tell me below.
Do you have a {noun} that you could not live without?
Have you tried {noun}? I'd love to hear how it went.
How was your weekend?
Have a great weekend, everyone!
Happy weekend, friends!
Thanks for reading!
Thanks for stopping by, and see you next week.
Thank you all for your kind words last {time}, they meant a lot to me.
A big thank you to {name} for the {noun}.
I hope you enjoyed this post as much as I enjoyed writing it.
I hope this helps some of you out there.
If you liked this post, please share it with your friends.
If you make this, let me know how it turns out.
If you have any questions, leave them in the comments and I'll do my best to answer.
If you want to know more about {noun}, have a look at the book by {name}.
Leave a comment below and tell me about your {noun}, and you could win one.
To enter, leave a comment with your favorite {noun} by Friday at midnight.
Feel free to share your own tips below.
Your turn: what would you do?
I'd love to know what you think.
See you tomorrow!
Until next time,
More on that soon.
Stay tuned.
Wish me luck!
Love, {name}
xoxo, {name}
- {name}
P.S. I'll be in {place} next week, so come and say hello.
P.S. Don't forget to sign up for the {noun}.
Update: thanks to {name} for pointing out a mistake, which I have fixed.
Enjoy!
Now go and make some {noun}.
And that, dear readers, is how I learned to love {noun}.
Life is good.
That's all for now.
Photo by {name}.
Recipe adapted from {name}.
Via {name}
Pictures: {name}
This post is part of a series on {noun}.
`)
