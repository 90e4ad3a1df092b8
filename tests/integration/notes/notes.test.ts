import { beforeAll, describe, expect, it } from 'vitest'
import { DELETE as take } from '#app/api/sites/[site]/notes/[note]/route.ts'
import { GET as read, POST as write } from '#app/api/sites/[site]/notes/route.ts'
import { db } from '#lib/db/client.ts'
import { newId } from '#lib/db/id.ts'
import { decide } from '#lib/decisions/mutations.ts'
import { notesAbout } from '#lib/notes/data.ts'
import { eraseNote, writeNote } from '#lib/notes/mutations.ts'
import { type NoteSubject, noteRequest } from '#lib/notes/schema.ts'
import { queueRows } from '#lib/queue/data.ts'
import { askRoute, enterAs } from '#tests/support/ask-route.ts'
import { makeComments, makePerson, makeSite, NOW } from '#tests/support/desk.ts'

const site = `notes-${newId().slice(-12)}`
let siteId = ''
let ana = ''
let ben = ''
beforeAll(async () => {
  siteId = await makeSite(site)
  ana = await makePerson('Ana')
  ben = await makePerson('Ben')
})

const by = (userId: string, changes = {}) => ({ userId, siteId, mayEraseOthers: false, now: NOW, ...changes })
const noteOn = (about: NoteSubject, text = 'Known from the spring', id = newId()) => ({ id, about, text })

async function comment(): Promise<NoteSubject & { version: number }> {
  const [id = ''] = await makeComments(siteId, ['toxicity 0.9'])
  return { kind: 'comment', id, version: 1 }
}
const authorOf = async (commentId: string): Promise<NoteSubject> => {
  const { authorId } = await db().comment.findUniqueOrThrow({ where: { id: commentId } })
  return { kind: 'author', id: authorId ?? '' }
}

describe('a note', () => {
  it('stands on a comment or on its author, the newest first, with who wrote it', async () => {
    const about = await comment()
    const author = await authorOf(about.id)
    await writeNote(noteOn(about, 'first'), by(ana))
    await writeNote(noteOn(about, 'second'), by(ben))
    await writeNote(noteOn(author, 'of the author'), by(ana))
    const texts = (await notesAbout(siteId, about)).map((note) => `${note.by}: ${note.text}`)
    expect(texts).toEqual(['Ben: second', 'Ana: first'])
    expect(await notesAbout(siteId, author)).toMatchObject([{ text: 'of the author', writtenBy: ana }])
    expect((await queueRows(siteId, [about.id], ana))[0]?.note).toEqual({ by: 'Ben', text: 'second' })
  })

  it('is written once however often it is sent, and told of in the audit without its words', async () => {
    const note = noteOn(await comment())
    expect(await writeNote(note, by(ana))).toEqual({ ok: true })
    expect(await writeNote(note, by(ana))).toEqual({ ok: true })
    expect(await notesAbout(siteId, note.about)).toHaveLength(1)
    const events = await db().auditEvent.findMany({ where: { subjectId: note.id } })
    expect(events.map(({ name, payload }) => ({ name, payload }))).toEqual([
      { name: 'note.written', payload: { about: 'comment' } },
    ])
  })

  it('does not take the id of another one', async () => {
    const note = noteOn(await comment())
    await writeNote(note, by(ana))
    const taken = { ok: false, reason: 'id-taken' }
    expect(await writeNote(note, by(ben))).toEqual(taken)
    expect(await writeNote({ ...note, text: 'other words' }, by(ana))).toEqual(taken)
  })

  it('cannot be written on what another site has', async () => {
    const about = await comment()
    const elsewhere = { siteId: await makeSite() }
    expect(await writeNote(noteOn(about), by(ana, elsewhere))).toEqual({ ok: false, reason: 'unknown-subject' })
    await writeNote(noteOn(about), by(ana))
    expect(await notesAbout(elsewhere.siteId, about)).toEqual([])
  })

  it.each(['', '   ', 'x'.repeat(2001)])('needs words, and not too many: %j', (text) => {
    expect(noteRequest.safeParse(noteOn({ kind: 'comment', id: newId() }, text)).success).toBe(false)
  })
})

describe('taking a note back', () => {
  it('erases the words and leaves that there was a note', async () => {
    const note = noteOn(await comment())
    await writeNote(note, by(ana))
    expect(await eraseNote(note.id, by(ana))).toEqual({ ok: true })
    expect(await eraseNote(note.id, by(ana))).toEqual({ ok: true })
    expect(await notesAbout(siteId, note.about)).toMatchObject([{ text: null, by: 'Ana' }])
    expect((await queueRows(siteId, [note.about.id], ana))[0]?.note).toBeNull()
    expect(await db().auditEvent.count({ where: { subjectId: note.id, name: 'note.erased' } })).toBe(1)
  })

  it('is for who wrote it, or for who may do it for others', async () => {
    const note = noteOn(await comment())
    await writeNote(note, by(ana))
    expect(await eraseNote(note.id, by(ben))).toEqual({ ok: false, reason: 'not-yours' })
    expect(await eraseNote(note.id, by(ben, { siteId: await makeSite() }))).toEqual({
      ok: false,
      reason: 'unknown-note',
    })
    expect(await eraseNote(note.id, by(ben, { mayEraseOthers: true }))).toEqual({ ok: true })
  })

  it('is all that the database lets happen to a note', async () => {
    const note = noteOn(await comment())
    await writeNote(note, by(ana))
    await expect(db().note.update({ where: { id: note.id }, data: { text: 'changed' } })).rejects.toThrow()
    await expect(db().note.delete({ where: { id: note.id } })).rejects.toThrow()
    await expect(
      db().note.update({ where: { id: note.id }, data: { text: null, erasedAt: NOW, writtenBy: ben } }),
    ).rejects.toThrow()
  })
})

describe('an escalation with a note', () => {
  const escalate = (about: { id: string; version: number }, batchId = newId()) =>
    decide(
      {
        batchId,
        items: [{ commentId: about.id, version: about.version }],
        kind: 'escalate',
        reason: null,
        note: 'Is this a threat?',
      },
      { userId: ana, mayOverride: false, siteId, now: NOW },
    )

  it('writes the note with the decision, once', async () => {
    const about = await comment()
    const batchId = newId()
    await escalate(about, batchId)
    await escalate(about, batchId)
    expect(await notesAbout(siteId, about)).toMatchObject([{ text: 'Is this a threat?', by: 'Ana' }])
  })

  it('writes none on what it did not change', async () => {
    const about = await comment()
    await escalate({ ...about, version: 7 })
    expect(await notesAbout(siteId, about)).toEqual([])
  })
})

describe('the routes of notes', () => {
  it('let moderators write and viewers only read', async () => {
    const about = await comment()
    const moderator = (await enterAs('moderator')).cookie
    const viewer = (await enterAs('viewer')).cookie
    const sent = { site, path: 'notes', body: JSON.stringify(noteOn(about)), type: 'application/json' }
    expect((await askRoute(write, { ...sent, cookie: viewer })).status).toBe(403)
    expect((await askRoute(write, { ...sent, cookie: moderator })).status).toBe(200)
    const asked = await askRoute(read, { site, cookie: viewer, path: `notes?kind=comment&id=${about.id}` })
    const [note] = await asked.json()
    expect(note).toMatchObject({ text: 'Known from the spring', by: 'A moderator' })
    expect((await askRoute(take, { site, cookie: viewer, path: `notes/${note.id}`, method: 'DELETE' })).status).toBe(
      403,
    )
  })
})
