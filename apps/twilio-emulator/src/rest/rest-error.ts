/** A refusal in Twilio's own shape: {code, message, more_info, status}. */
export class RestError extends Error {
  constructor(
    readonly status: number,
    readonly code: number,
    message: string,
  ) {
    super(message);
  }

  toBody(): Record<string, unknown> {
    const moreInfo = `https://www.twilio.com/docs/errors/${this.code}`;
    return { code: this.code, message: this.message, more_info: moreInfo, status: this.status };
  }
}

export function notFound(path: string): RestError {
  return new RestError(404, 20404, `The requested resource ${path} was not found`);
}
