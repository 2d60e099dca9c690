import { Global, Module } from '@nestjs/common';
import { NodeCaches } from './node-caches.js';
import { NodeChannel } from './node-channel.js';

@Global()
@Module({ providers: [NodeChannel, NodeCaches], exports: [NodeChannel, NodeCaches] })
export class NodesModule {}
