/**
 * How many characters Discord takes per field. Counted in UTF-16 units, which is never less than what Discord counts.
 * @see https://docs.discord.com/developers/resources/message#embed-object-embed-limits
 * @see https://docs.discord.com/developers/components/reference
 * @see https://docs.discord.com/developers/resources/channel#channel-object
 */
export const limits = {
  content: 2000,
  embedTitle: 256,
  embedDescription: 4096,
  embedFieldName: 256,
  embedFieldValue: 1024,
  embedFooter: 2048,
  embedAuthor: 256,
  embedFields: 25,
  embedTotal: 6000,
  buttonLabel: 80,
  selectLabel: 100,
  selectDescription: 100,
  customId: 100,
  modalTitle: 45,
  choiceName: 100,
  channelName: 100,
  threadName: 100,
  nickname: 32,
  auditLogReason: 512,
} as const;
