import { Command } from 'commander'
import { scorerCalibrateCommand } from './scorer-calibrate.ts'
import { scorerCardCommand } from './scorer-card.ts'
import { scorerEvaluateCommand } from './scorer-evaluate.ts'
import { scorerFetchCommand } from './scorer-fetch.ts'
import { scorerMeaningCommand } from './scorer-meaning.ts'
import { scorerTrainCommand } from './scorer-train.ts'

/** `scorer`: make, measure and fit the scorer that ships with the project, and fetch the files of others. */
export const scorerCommand = new Command('scorer')
  .description('Manage scorers and their files')
  .addCommand(scorerTrainCommand)
  .addCommand(scorerEvaluateCommand)
  .addCommand(scorerCardCommand)
  .addCommand(scorerCalibrateCommand)
  .addCommand(scorerMeaningCommand)
  .addCommand(scorerFetchCommand)
