import {
  appliedTwilioChanges,
  applyTwilioChanges,
  forgottenTwilioConfig,
  previewTwilioChanges,
  twilioChangesPreview,
  type AppliedTwilioChanges,
  type ApplyTwilioChanges,
  type ForgottenTwilioConfig,
  type PreviewTwilioChanges,
  type TwilioChangesPreview,
} from '@cordboard/contracts';
import { Body, Controller, Delete, Headers, HttpCode, HttpStatus, Post } from '@nestjs/common';
import { describeCaller } from '../authentication/describe-caller.js';
import { Caller, For, Scope, type Principal } from '../authentication/principal.js';
import { Operation } from '../http/operation.js';
import { twilioFailures } from '../twilio-account/twilio-failures.js';
import { expectedVersion } from '../twilio-config/expected-version.js';
import { TwilioChanges } from './twilio-changes.js';

@Controller('v1')
@Scope('config:write')
@For('api-key', 'admin')
export class TwilioChangesController {
  constructor(private readonly changes: TwilioChanges) {}

  @Post('twilio-changes/preview')
  @HttpCode(HttpStatus.OK)
  @Operation({
    id: 'previewTwilioChanges',
    tag: 'Twilio changes',
    summary: 'Show what an intent would change at Twilio',
    description: 'Reads, and changes nothing.',
    answers: { 200: twilioChangesPreview },
    errors: twilioFailures,
  })
  preview(
    @Caller() { tenantId }: Principal,
    @Body({ schema: previewTwilioChanges }) { intent }: PreviewTwilioChanges,
  ): Promise<TwilioChangesPreview> {
    return this.changes.preview(tenantId, intent);
  }

  @Post('twilio-changes')
  @HttpCode(HttpStatus.OK)
  @Operation({
    id: 'applyTwilioChanges',
    tag: 'Twilio changes',
    summary: 'Change at Twilio what a preview has shown',
    description:
      'Twilio is read again first: where the changes would be others now, none is made. Where one fails after others were ' +
      'made the answer says which were. Then Twilio’s side is checked. Disconnecting deletes the record when all is undone.',
    ifMatch: 'optional',
    answers: { 200: appliedTwilioChanges },
    errors: [
      ...twilioFailures,
      'twilio.changed_meanwhile',
      'twilio.request_refused',
      'twilio_config.changed_meanwhile',
      'request.precondition_required',
    ],
  })
  apply(
    @Caller() caller: Principal,
    @Headers('if-match') ifMatch: string | undefined,
    @Body({ schema: applyTwilioChanges }) request: ApplyTwilioChanges,
  ): Promise<AppliedTwilioChanges> {
    return this.changes.apply(caller.tenantId, request, describeCaller(caller), expectedVersion(caller, ifMatch));
  }

  @Delete('twilio-config')
  @Operation({
    id: 'forgetTwilioConfig',
    tag: 'Twilio config',
    summary: 'Delete the Twilio account’s record, and change nothing at Twilio',
    description:
      'For an account that can no longer be asked; the answer says what stays there. To have it undone, apply the intent ' +
      '"disconnect". Either way client names stay registered.',
    ifMatch: 'optional',
    answers: { 200: forgottenTwilioConfig },
    errors: ['twilio_config.not_connected', 'twilio_config.changed_meanwhile', 'request.precondition_required'],
  })
  forget(
    @Caller() caller: Principal,
    @Headers('if-match') ifMatch: string | undefined,
  ): Promise<ForgottenTwilioConfig> {
    return this.changes.forget(caller.tenantId, expectedVersion(caller, ifMatch));
  }
}
