import { Command } from 'commander'
import { scorerCalibrateCommand } from './scorer-calibrate.ts'
import { scorerCardCommand } from './scorer-card.ts'
import { scorerEvaluateCommand } from './scorer-evaluate.ts'
import { scorerFetchCommand } from './scorer-fetch.ts'
import { scorerMeaningCommand } from './scorer-meaning.ts'
import { scorerPreviewCommand } from './scorer-preview.ts'
import { scorerRescoreCommand } from './scorer-rescore.ts'
import { scorerTrainCommand } from './scorer-train.ts'
import { scorerRollbackCommand, scorerUseCommand } from './scorer-use.ts'
import { scorerVersionsCommand } from './scorer-versions.ts'

/** `scorer`: make, measure and fit the scorer that ships with the project, fetch the files of others, change versions. */
export const scorerCommand = new Command('scorer')
  .description('Manage scorers and their files')
  .addCommand(scorerTrainCommand)
  .addCommand(scorerEvaluateCommand)
  .addCommand(scorerCardCommand)
  .addCommand(scorerCalibrateCommand)
  .addCommand(scorerMeaningCommand)
  .addCommand(scorerFetchCommand)
  .addCommand(scorerVersionsCommand)
  .addCommand(scorerRescoreCommand)
  .addCommand(scorerPreviewCommand)
  .addCommand(scorerUseCommand)
  .addCommand(scorerRollbackCommand)
