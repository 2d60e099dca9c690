import { Icon } from '@cordboard/ui';
import { useDocumentTitle } from '@mantine/hooks';
import { messages } from './messages.js';
import { SignInForm } from './sign-in-form.js';

export function SignInPage() {
  useDocumentTitle(messages.title);
  return (
    <main className="cc-entrance">
      <div className="cc-entrance-card">
        <span className="cc-mark">
          <Icon name="mark" size="lg" />
        </span>
        <h1>{messages.title}</h1>
        <p className="cc-muted">{messages.lead}</p>
        <SignInForm />
        <p className="cc-hint">{messages.forgotten}</p>
      </div>
    </main>
  );
}
