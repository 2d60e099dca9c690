import { Module } from '@nestjs/common';
import { TenantsModule } from '../tenants/tenants.module.js';
import { ClientNamesModule } from './client-names.module.js';
import { ClientsController } from './clients.controller.js';
import { Clients } from './clients.js';
import { Reachability } from './reachability.js';

@Module({
  imports: [TenantsModule, ClientNamesModule],
  controllers: [ClientsController],
  providers: [Clients, Reachability],
  exports: [Clients, Reachability],
})
export class ClientsModule {}
