/** What Discord's client would not let a user do: nothing has been sent to the bot. */
export class ClientRefusal extends Error {
  override readonly name = 'ClientRefusal';
}
