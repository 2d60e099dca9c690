import { setUp, type SetUp } from '@cordboard/contracts';
import { Controller, Get } from '@nestjs/common';
import { Caller, For, Scope, type Principal } from '../authentication/principal.js';
import { Operation } from '../http/operation.js';
import { SetUpProgress } from './set-up-progress.js';

@Controller('v1/set-up')
@Scope('config:read')
@For('api-key', 'admin')
export class SetUpController {
  constructor(private readonly progress: SetUpProgress) {}

  @Get()
  @Operation({
    id: 'getSetUp',
    tag: 'Set-up',
    summary: 'Read what is left to do before reps can call',
    description: 'Twilio is not asked: whether it still agrees, say the checks.',
    answers: { 200: setUp },
    errors: [],
  })
  read(@Caller() { tenantId }: Principal): Promise<SetUp> {
    return this.progress.read(tenantId);
  }
}
