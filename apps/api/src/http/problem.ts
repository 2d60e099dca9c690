import { STATUS_CODES } from 'node:http';
import type { ErrorCode, Problem } from '@cordboard/contracts';
import { HttpException } from '@nestjs/common';
import { isDatabaseOutage, isDataKeyGone, isUnstorableText } from '../database/outage.js';
import { DomainError, InvalidRequest, MalformedJson } from '../domain-error.js';
import { statusOfCode, titleOfStatus } from './error-status.js';

/** Any failure as an RFC 9457 body. What is not ours to explain says nothing about what went wrong inside. */
export function problemOf(error: unknown, requestId: string): Problem {
  if (error instanceof DomainError) {
    const status = error.isAbsence ? 404 : statusOfCode[error.code];
    return problem(error.code, error.message, requestId, {
      status,
      remedy: error.remedy,
      errors: error instanceof InvalidRequest ? [...error.errors] : undefined,
      ...error.details,
    });
  }
  if (isDatabaseOutage(error)) {
    return problem('server.unavailable', 'The service cannot reach its database at the moment.', requestId, {
      remedy: 'Try again in a few seconds.',
    });
  }
  if (isDataKeyGone(error)) {
    return problem('server.unavailable', 'The keys of the stored secrets were replaced at this moment.', requestId, {
      remedy: 'Try again in a few seconds.',
    });
  }
  if (isUnstorableText(error)) {
    return problem('request.invalid', 'A text holds characters that cannot be stored, such as U+0000.', requestId, {});
  }
  const [code, detail, remedy] = protocolProblem(error) ?? ['server.internal', 'Something went wrong on our side.'];
  return problem(code, detail, requestId, { remedy });
}

/** Did it fail before any of our code saw it: no such address, or a body that is not taken? */
export const isRefusedUnheard = (error: unknown) =>
  error instanceof MalformedJson || (!(error instanceof DomainError) && protocolProblem(error) !== undefined);

/** What the framework found wrong with a request before any of our code saw it. */
function protocolProblem(error: unknown): [ErrorCode, string, string?] | undefined {
  const status = error instanceof HttpException ? error.getStatus() : statusCodeOf(error);
  switch (status) {
    case 404:
      return ['route.not_found', 'There is nothing at this address for this method.', 'See /docs for what there is.'];
    case 413:
      return ['request.too_large', 'The body is too large.'];
    case 415:
      return [
        'request.unsupported_media_type',
        'The body is not of a media type that this operation takes.',
        'Send JSON with the header "Content-Type: application/json".',
      ];
    default:
      if (status === undefined || status < 400 || status >= 500) return undefined;
      return ['request.invalid', STATUS_CODES[status] ?? 'The request is not valid.'];
  }
}

function problem(
  code: ErrorCode,
  detail: string,
  requestId: string,
  {
    status = statusOfCode[code],
    ...rest
  }: { status?: number } & Partial<Pick<Problem, 'remedy' | 'errors'>> & DomainError['details'],
): Problem {
  const { remedy, errors, ...details } = rest;
  const title = titleOfStatus[status] ?? 'Error';
  return {
    type: 'about:blank',
    title,
    status,
    detail,
    code,
    ...(remedy && { remedy }),
    ...(errors && { errors }),
    ...details,
    requestId,
  };
}

const statusCodeOf = (error: unknown) =>
  error instanceof Error && 'statusCode' in error && typeof error.statusCode === 'number'
    ? error.statusCode
    : undefined;
