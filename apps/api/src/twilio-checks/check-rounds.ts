import { Inject, Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import type { TenantId } from '@cordboard/contracts';
import { Clock } from '../clock.js';
import { TenantDatabase } from '../database/tenant-database.js';
import { Heartbeat } from '../heartbeat.js';
import { TenantStanding } from '../tenants/tenant-standing.js';
import { claimDueChecks } from '../twilio-config/check-schedule.js';
import { TwilioNotConnected } from '../twilio-config/errors.js';
import { TwilioChecks } from './twilio-checks.js';

const secondsBetweenRounds = 20;
/** At once, so that many tenants are a stream of requests and not a flood. */
const atOnce = 4;

/** Checks each tenant about every 15 minutes. Every node makes its rounds; who is due is taken by one of them. */
@Injectable()
export class CheckRounds implements OnApplicationBootstrap, OnModuleDestroy {
  readonly #logger = new Logger(CheckRounds.name);
  #stopBeating: () => void = () => undefined;
  #isStopping = false;
  #round: Promise<void> | undefined;

  constructor(
    private readonly database: TenantDatabase,
    private readonly checks: TwilioChecks,
    @Inject(Clock) private readonly clock: Clock,
    private readonly heartbeat: Heartbeat,
    private readonly standing: TenantStanding,
  ) {}

  onApplicationBootstrap(): void {
    this.#stopBeating = this.heartbeat.every(secondsBetweenRounds, () => void this.makeRound());
  }

  /** The checks in hand are finished, and no more are begun. */
  async onModuleDestroy(): Promise<void> {
    this.#isStopping = true;
    this.#stopBeating();
    await this.#round;
  }

  /** Checks all who are due; a round that is under way is joined. Never throws. */
  makeRound(): Promise<void> {
    this.#round ??= this.#checkAllDue()
      .catch((error: unknown) => this.#logger.warn({ err: error }, 'Due Twilio checks could not be found'))
      .finally(() => (this.#round = undefined));
    return this.#round;
  }

  async #checkAllDue(): Promise<void> {
    while (!this.#isStopping) {
      const due = await this.database.asScheduler((manager) => claimDueChecks(manager, this.clock.now(), atOnce));
      await Promise.all(due.map((tenantId) => this.#check(tenantId)));
      if (due.length < atOnce) return;
    }
  }

  async #check(tenantId: TenantId): Promise<void> {
    try {
      // It comes back to its turn; a company that may not call needs no watch.
      if (await this.standing.isSuspended(tenantId)) return;
      await this.checks.run(tenantId, { cause: 'schedule', by: null });
    } catch (error) {
      // Disconnected since it was taken.
      if (error instanceof TwilioNotConnected) return;
      this.#logger.error({ err: error, tenantId }, 'A Twilio check failed');
    }
  }
}
