import type { EntityManager } from '@mikro-orm/postgresql';
import type { Clock } from 'alphapy';
import type { NextStep } from '../domain/delivery/next-step.js';
import { type Attempted, recordSteps, type Step } from './record-steps.js';

interface Waiting extends Step {
  resolve(arrived: boolean): void;
  reject(error: unknown): void;
}

/**
 * Writes down how attempts ended. While one write is under way the others wait, and then are written together: at fifty
 * a second that is one statement for many, and alone nobody waits for anybody.
 */
export class StepRecorder {
  #waiting: Waiting[] = [];
  #writing = false;

  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
  ) {}

  /** Resolves when it stands in the database, with whether it was this that made the delivery arrive. */
  record(delivery: Attempted, step: NextStep): Promise<boolean> {
    const written = new Promise<boolean>((resolve, reject) => {
      this.#waiting.push({ delivery, step, resolve, reject });
    });
    void this.#write();
    return written;
  }

  async #write(): Promise<void> {
    if (this.#writing) return;
    this.#writing = true;
    // Results that arrive within the same turn of the event loop are one batch.
    await Promise.resolve();
    while (this.#waiting.length > 0) await this.#writeTogether(this.#waiting.splice(0));
    this.#writing = false;
  }

  async #writeTogether(batch: readonly Waiting[]): Promise<void> {
    try {
      const arrived = await recordSteps(this.em, batch, this.clock.now());
      for (const { delivery, resolve } of batch) resolve(arrived.has(delivery.id));
    } catch (error) {
      const [first] = batch;
      if (batch.length === 1) first?.reject(error);
      // One that cannot be written must not keep the others from it.
      else for (const one of batch) await this.#writeTogether([one]);
    }
  }
}
