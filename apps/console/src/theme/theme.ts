import {
  createTheme,
  defaultVariantColorsResolver,
  type CSSVariablesResolver,
  type MantineColorsTuple,
  type VariantColorsResolver,
} from '@mantine/core';

/** The ramps stand in tokens.css, and only there. */
const ramp = (name: string): MantineColorsTuple => {
  const shade = (step: number) => `var(--${name}-${step})`;
  return [shade(0), shade(1), shade(2), shade(3), shade(4), shade(5), shade(6), shade(7), shade(8), shade(9)];
};

// The roles know their dark side themselves, so a button needs no second set of colours.
const roles = {
  ink: { background: 'var(--cb-action)', hover: 'var(--cb-action-hover)', color: 'var(--cb-on-action)' },
  red: { background: 'var(--cb-stop)', hover: 'var(--cb-stop-hover)', color: 'var(--cb-on-stop)' },
};

const variantColorResolver: VariantColorsResolver = (input) => {
  const role = roles[input.color === 'red' ? 'red' : 'ink'];
  if (input.variant === 'filled') return { ...role, border: '1px solid transparent' };
  if (input.variant === 'subtle') {
    const color = input.color === 'red' ? 'var(--cb-danger-fg)' : 'var(--cb-text)';
    return { background: 'transparent', hover: 'var(--cb-surface-hover)', color, border: '1px solid transparent' };
  }
  return defaultVariantColorsResolver(input);
};

/** `close` is the name of a notification's button, in the viewer's language. */
export const themeWith = ({ close }: { close: string }) =>
  createTheme({
    colors: { ink: ramp('ink'), brass: ramp('brass'), green: ramp('green'), red: ramp('red'), orange: ramp('amber') },
    primaryColor: 'ink',
    variantColorResolver,
    fontFamily: 'var(--cb-font)',
    fontFamilyMonospace: 'var(--cb-font-mono)',
    fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '16px', xl: '19px' },
    defaultRadius: 'md',
    radius: { xs: '4px', sm: '6px', md: '8px', lg: '12px', xl: '16px' },
    focusClassName: 'cc-focus',
    respectReducedMotion: true,
    cursorType: 'pointer',
    components: {
      Button: { defaultProps: { variant: 'default' } },
      // Below the field, what is wrong before what it is for: the label and its field stand together whatever there is to say.
      InputWrapper: { defaultProps: { inputWrapperOrder: ['label', 'input', 'error', 'description'] } },
      Notification: { defaultProps: { closeButtonProps: { 'aria-label': close } } },
      Modal: { defaultProps: { centered: true, radius: 'lg', transitionProps: { duration: 0 } } },
    },
  });

const ours = {
  '--mantine-color-body': 'var(--cb-surface)',
  '--mantine-color-text': 'var(--cb-text)',
  '--mantine-color-dimmed': 'var(--cb-text-muted)',
  '--mantine-color-anchor': 'var(--cb-text-link)',
  '--mantine-color-error': 'var(--cb-danger-fg)',
  '--mantine-color-placeholder': 'var(--cb-text-muted)',
  '--mantine-color-default': 'var(--cb-surface)',
  '--mantine-color-default-hover': 'var(--cb-surface-hover)',
  '--mantine-color-default-color': 'var(--cb-text)',
  '--mantine-color-default-border': 'var(--cb-border-strong)',
  '--mantine-color-disabled': 'var(--cb-surface-sunken)',
  '--mantine-color-disabled-color': 'var(--cb-text-muted)',
  '--mantine-color-disabled-border': 'var(--cb-border)',
  '--mantine-primary-color-filled': 'var(--cb-action)',
  '--mantine-primary-color-filled-hover': 'var(--cb-action-hover)',
};

/** Mantine's colours by role are ours; both sides follow the same scheme. */
export const cssVariablesResolver: CSSVariablesResolver = () => ({ variables: {}, light: ours, dark: ours });
