import { Module } from '@nestjs/common';
import { CapabilitiesModule } from '../capabilities/capabilities.module.js';
import { ClientsModule } from '../clients/clients.module.js';
import { EmbedModule } from '../embed/embed.module.js';
import { RepsController } from './reps.controller.js';
import { Reps } from './reps.js';
import { RevocationsController } from './revocations.controller.js';
import { Revocations } from './revocations.js';

/** What an admin sees of a rep beyond the client name: devices and tokens; and how those are taken away. */
@Module({
  imports: [ClientsModule, EmbedModule, CapabilitiesModule],
  controllers: [RepsController, RevocationsController],
  providers: [Reps, Revocations],
})
export class RepsModule {}
