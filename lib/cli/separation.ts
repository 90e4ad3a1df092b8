import { Command } from 'commander'
import { correctionsCommand } from '#lib/cli/separation-corrections.ts'
import { evaluateCommand } from '#lib/cli/separation-evaluate.ts'
import { curveCommand, trainCommand } from '#lib/cli/separation-train.ts'

export const separationCommand = new Command('separation')
  .description('Train and measure the separator')
  .addCommand(trainCommand)
  .addCommand(curveCommand)
  .addCommand(evaluateCommand)
  .addCommand(correctionsCommand)
