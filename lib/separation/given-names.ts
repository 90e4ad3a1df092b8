/** Common given names of the English-speaking web, in small letters: a line that holds one and little else is a person. */
export const GIVEN_NAMES: ReadonlySet<string> = new Set(
  `aaron abby abigail adam adrian aisha alain alan alana albert alex alexander alexandra alexis alice alicia alison allen
allison alyssa amanda amber amy ana andre andrea andrew andy angela angie anita ann anna anne annie anthony april ariel
arthur ashley audrey barbara barry beatrice becca becky ben benjamin bernard beth betsy betty beverly bill billy blake bob
bonnie brad bradley brandon brenda brent brett brian bridget brittany bruce bryan caitlin caleb cameron candace carl carla
carlos carmen carol caroline carolyn carrie casey cassie catherine cathy cecilia chad charlene charles charlie charlotte
chelsea cheryl chloe chris christian christina christine christopher christy cindy claire clara clark claudia clive colin
connie corey courtney craig crystal curtis cynthia daisy dale dan dana daniel danielle danny daphne darlene darren dave
david dawn dean debbie deborah debra denise dennis derek diana diane dolores don donald donna doris dorothy doug douglas
dylan ed eddie edith edward eileen elaine eleanor elena elizabeth ella ellen emily emma eric erica erik erika erin ethan
eugene eva evan evelyn faith felicia fiona frances francis frank fred gail gary geoff george gerald gina ginger glenn gloria
grace graham greg gregory gwen hannah harold harry heather heidi helen henry holly howard hugh ian irene isaac isabel ivan
jack jackie jacob jacqueline jake james jamie jan jane janet janice jared jasmine jason jay jean jeanne jeff jeffrey jen
jenna jennifer jenny jeremy jerome jerry jesse jessica jill jim jimmy jo joan joanna joanne jodi joe joel john johnny jon
jonathan jordan jose joseph josh joshua joy joyce juan judith judy julia julian julie june justin karen karl kate katherine
kathleen kathryn kathy katie kayla keith kelly ken kenneth kerry kevin kim kimberly kirsten kris kristen kristin kristina
kurt kyle lance larry laura lauren laurie lawrence leah lee leo leon leslie liam lillian linda lindsay lindsey lisa liz
logan lori louis louise lucas lucy luis luke lydia lynn maggie marc marcia marcus margaret maria marie marilyn mario marion
mark marlene marsha martha martin marvin mary mathew matt matthew maureen max megan melanie melinda melissa mia michael
michele michelle miguel mike mindy miranda mitch molly monica morgan nancy natalie natasha nate nathan neil nicholas nick
nicole nina noah nora norman olivia owen pam pamela pat patricia patrick patti paul paula peggy penny pete peter phil philip
phillip phyllis priscilla rachel ralph randy ray raymond rebecca regina rene renee rich richard rick rita rob robert roberta
robin rodney roger ron ronald rosa rose rosemary roy russell ruth ryan sally sam samantha samuel sandra sandy sara sarah
scott sean seth shane shannon sharon shaun shawn sheila shelley sherry shirley sidney simon sonia sophia sophie stacey stacy
stan stephanie stephen steve steven stuart sue susan suzanne sydney sylvia tamara tammy tanya tara taylor ted teresa terri
terry theresa thomas tiffany tim timothy tina todd tom tommy toni tony tracey traci tracy travis trevor tricia tyler valerie
vanessa vera veronica vicki vicky victor victoria vincent virginia vivian walter wanda warren wayne wendy wes will william
yolanda yvonne zach zachary zoe`.split(/\s+/),
)
