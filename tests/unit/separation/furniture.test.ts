import { describe, expect, it } from 'vitest'
import { isFurniture, readCount, readFurniture } from '#lib/separation/furniture.ts'
import { KINDS } from '#lib/separation/survey-page.ts'

describe('naming page furniture', () => {
  it.each([
    ['1 comment:', 'header'],
    ['12 Responses to “A bridge”', 'header'],
    ['Comments (12)', 'header'],
    ['Kommentare', 'header'],
    ['{ 2 comments… read them below or add one }', 'header'],
    ['One comment Add your comment', 'header'],
    ['1 Comment, no Reactions', 'header'],
    ['soundoff (78 Responses)', 'header'],
    ['Comment viewing options', 'header'],
    ['{ 0 comments… add one now }', 'none'],
    ['Listed below are links to weblogs that reference A bridge:', 'end'],
    ['3 commentaires', 'header'],
    ['3 Gedanken zu „Die Brücke“', 'header'],
    ['Ein Gedanke zu „Die Brücke“', 'header'],
    ['3 Antworten auf „Die Brücke“', 'header'],
    ['3 réflexions sur « Le pont »', 'header'],
    ['3 réflexions au sujet de « Le pont »', 'header'],
    ['2 réponses à « Le pont »', 'header'],
    ['3 pensamientos sobre “El puente”', 'header'],
    ['2 pensieri su “Il ponte”', 'header'],
    ['Een gedachte over “De brug”', 'header'],
    ['コメント（3件）', 'header'],
    ['“橋”への3件のフィードバック', 'header'],
    ['Deine E-Mail-Adresse wird nicht veröffentlicht. Erforderliche Felder sind mit * markiert', 'form'],
    ['Tu dirección de correo electrónico no será publicada. Los campos obligatorios están marcados con *', 'form'],
    ['Il tuo indirizzo email non sarà pubblicato. I campi obbligatori sono contrassegnati *', 'form'],
    ['Je e-mailadres wordt niet gepubliceerd. Vereiste velden zijn gemarkeerd met *', 'form'],
    ['Lascia un commento Annulla risposta', 'form'],
    ['No comments yet', 'none'],
    ['Be the first to comment', 'none'],
    ['Comments are closed.', 'closed'],
    ['Leave a Reply', 'form'],
    ['Your email address will not be published. Required fields are marked *', 'form'],
    ['Notify me of new posts by email.', 'form'],
    ['[Reply]', 'chrome'],
    ['Reply · Like · 3', 'chrome'],
    ['Tags: news, life', 'end'],
    ['Stephen Lendman lives in Chicago. He can be reached at', 'bio'],
    ['Copyright © 2012', 'footer'],
    ['12', 'number'],
  ])('calls %j %s', (line, furniture) => {
    expect(readFurniture(line)).toBe(furniture)
    expect(KINDS.filter((one) => isFurniture(line, one))).toEqual([furniture])
  })

  it.each([
    'I agree with every word.',
    'Two comments left me speechless.',
    'Ein Gedanke zu dem, was du schreibst.',
    'Drei Gedanken, die mir kamen',
    'Une réponse à la question de Marc',
    'My friend lives in Chicago and loves it!',
    'The ministry said the bridge is closed.',
  ])('leaves %j to be read as text', (line) => {
    expect(readFurniture(line)).toBeNull()
    expect(KINDS.filter((one) => isFurniture(line, one))).toEqual([])
  })

  it('reads the number that a header prints', () => {
    expect(['1,204 comments', 'One comment', 'Comments'].map(readCount)).toEqual([1204, 1, null])
    const titled = ['Ein Gedanke zu „Die Wahl 2016“', 'Une réflexion sur « 1984 »', '3 Gedanken zu „Die Wahl 2016“']
    expect(titled.map(readCount)).toEqual([1, 1, 3])
  })
})
