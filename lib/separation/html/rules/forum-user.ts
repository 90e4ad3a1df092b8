import { byClass } from '../match-node.ts'

/** The name beside a post, as forums call it. */
export const FORUM_USER = byClass(
  /^(?:username(?:-coloured)?|author|bigusername|message-name|memberName|postprofile-name)$/i,
)
