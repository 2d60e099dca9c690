import { me, type Me } from '@cordboard/contracts';
import { Controller, Get } from '@nestjs/common';
import { BeforeSecondFactor, CallerAdmin, For, type AdminPrincipal } from '../authentication/principal.js';
import { Operation } from '../http/operation.js';
import { WhoAmI } from './who-am-i.js';

@Controller('v1/me')
export class MeController {
  constructor(private readonly whoAmI: WhoAmI) {}

  @Get()
  @For('supervisor')
  @BeforeSecondFactor()
  @Operation({
    id: 'getMe',
    tag: 'Account',
    summary: 'Who is signed in, in which role, to which tenant',
    answers: { 200: me },
    errors: [],
  })
  show(@CallerAdmin() admin: AdminPrincipal): Promise<Me> {
    return this.whoAmI.tell(admin, admin);
  }
}
