import { Module } from '@nestjs/common';
import { ClientNames } from './client-names.js';

@Module({ providers: [ClientNames], exports: [ClientNames] })
export class ClientNamesModule {}
