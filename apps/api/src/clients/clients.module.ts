import { Module } from '@nestjs/common';
import { TenantsModule } from '../tenants/tenants.module.js';
import { ClientNamesModule } from './client-names.module.js';
import { ClientExportController } from './client-export.controller.js';
import { ClientImportController } from './client-import.controller.js';
import { ClientChanges } from './client-changes.js';
import { ClientLists } from './client-lists.js';
import { ClientsController } from './clients.controller.js';
import { Clients } from './clients.js';
import { ImportClients } from './import-clients.js';
import { KnownClients } from './known-clients.js';
import { Reachability } from './reachability.js';

@Module({
  imports: [TenantsModule, ClientNamesModule],
  controllers: [ClientExportController, ClientImportController, ClientsController],
  providers: [ClientChanges, ClientLists, Clients, ImportClients, KnownClients, Reachability],
  exports: [Clients, KnownClients, Reachability],
})
export class ClientsModule {}
