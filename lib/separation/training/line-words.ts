const words = (text: string): readonly string[] => text.trim().split(/,\s*/)

/** Words of judgement. */
export const JUDGEMENTS = words(
  `great, awesome, amazing, beautiful, lovely, gorgeous, delicious, cute, adorable, funny, hilarious, sad, true, sweet, cool, perfect, fantastic, wonderful, brilliant, interesting, stupid, ridiculous, crazy, insane, weird, terrible, awful, horrible, boring, inspiring, fun, good, nice, excellent, incredible, yummy, tasty, pretty, stunning, fabulous, helpful, useful, clever, scary, disgusting, pathetic, hot, fresh, neat, sick, epic, touching, heartbreaking, spot on, overrated, too expensive, well written`,
)
/** People near to who writes. */
export const KIN = words(
  `husband, wife, mom, mother, dad, father, sister, brother, son, daughter, kids, kid, friend, friends, boyfriend, girlfriend, boss, neighbor, grandmother, grandma, aunt, cousin, roommate, family, baby, dog, cat, students, teacher, doctor, partner`,
)
export const PLACES = words(
  `London, Paris, New York, Texas, California, Chicago, Canada, Australia, India, Ohio, Florida, Berlin, Seattle, Boston, Toronto, Ireland, Spain, Italy, Japan, Mexico, Portland, Michigan, the city, the beach, the mountains, the lake, town, the office, the airport, the market`,
)
export const TIMES = words(
  `a week, weeks, a month, months, a year, years, a while, two days, three weeks, a few months, summer, winter`,
)
/** Things that readers and writers speak of where the article names none. */
export const THINGS = words(
  `recipe, dress, book, photo, photos, song, video, team, game, phone, app, garden, house, kitchen, color, shoes, bag, hair, cake, bread, soup, chicken, salad, coffee, wine, beer, car, bike, trip, hotel, school, class, teacher, job, money, tax, law, vote, election, government, police, church, movie, show, series, episode, character, band, album, camera, lens, software, update, code, server, browser, template, plugin, list, idea, story, poem, picture, post, blog, article, series, quote, title, cover, design, pattern, fabric, yarn, quilt, craft, giveaway, contest, price, ticket, season, player, coach, goal, weather, snow, winter, beach, tree, bird, horse, puppy, wedding, birthday, party, surgery, diet, weight, workout, run, race`,
)
