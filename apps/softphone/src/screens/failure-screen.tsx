import type { LineFailure } from '@cordboard/call-session';
import { Button } from '@cordboard/ui';
import { useState } from 'react';
import type { LogBook } from '../phone/log-book.js';
import type { Phone } from '../phone/phone.js';
import { Cause } from './cause.js';
import { explain } from './failure-explanations.js';
import { Frame } from './frame.js';
import { useMessages } from './softphone-context.js';

export interface FailureScreenProps {
  failure: LineFailure;
  parentOrigin: string;
  phone: Phone;
  log: LogBook;
}

/** What happened, what to do step by step, and the button that goes on. */
export function FailureScreen({ failure, parentOrigin, phone, log }: FailureScreenProps) {
  const [isCopied, setCopied] = useState(false);
  const messages = useMessages();
  const { failure: words, presence, tryAgain } = messages.screens;
  const { icon, title, sentence, steps, note, action } = explain(failure, parentOrigin, navigator.userAgent, messages);
  const copyNote = () => {
    if (note)
      navigator.clipboard.writeText(note).then(
        () => setCopied(true),
        () => setCopied(false),
      );
  };
  const foot = (
    <Button
      intent="primary"
      size="lg"
      icon="refresh"
      onClick={() => (action === 'reload' ? location.reload() : phone.session.tryNow())}
    >
      {action === 'reload' ? words.reload : action === 'check' ? words.check : tryAgain}
    </Button>
  );
  return (
    <Frame lamp="stopped" presence={presence.cannotCall} status={words.status(title)} log={log} foot={foot}>
      <div className="phone-body">
        <Cause tone="danger" icon={icon} title={title} role="alert">
          {sentence}
        </Cause>
        {steps.length > 0 && (
          <ol className="steps">
            {steps.map((step, index) => (
              <li key={step} className="step">
                <span className="step-mark" aria-hidden="true">
                  {index + 1}
                </span>
                <span>{step}</span>
              </li>
            ))}
          </ol>
        )}
        {note && (
          <>
            <p className="note">{note}</p>
            <Button icon={isCopied ? 'check' : 'info'} onClick={copyNote}>
              {isCopied ? words.copied : words.copy}
            </Button>
          </>
        )}
      </div>
    </Frame>
  );
}
