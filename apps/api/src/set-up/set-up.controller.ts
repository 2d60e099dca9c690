import { acceptedInvitation, setUp, type AcceptedInvitation, type SetUp as SetUpRequest } from '@cordboard/contracts';
import { Body, Controller, Post } from '@nestjs/common';
import { Public } from '../authentication/principal.js';
import { Operation } from '../http/operation.js';
import { SetUp } from './set-up.js';

@Controller('v1/set-up')
export class SetUpController {
  constructor(private readonly setUps: SetUp) {}

  @Post()
  @Public()
  @Operation({
    id: 'setUp',
    tag: 'Sign-in',
    summary: 'Make a fresh deployment’s first tenant and its owner, by the link that the API printed',
    answers: { 201: acceptedInvitation },
    errors: ['set_up.invalid'],
  })
  complete(@Body({ schema: setUp }) body: SetUpRequest): Promise<AcceptedInvitation> {
    return this.setUps.complete(body);
  }
}
