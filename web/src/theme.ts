/** The one place for looks: colours, five spacings, two radii, type sizes and the defaults of Mantine's parts. */
import {
  Button,
  Combobox,
  type CSSVariablesResolver,
  createTheme,
  Drawer,
  Menu,
  Modal,
  Notification,
  Popover,
  Select,
  Skeleton,
  Tooltip,
} from '@mantine/core';

const accent = [
  '#eef0fb',
  '#dde1f6',
  '#b9c1ec',
  '#95a1e2',
  '#8a98ea',
  '#6475d6',
  '#4d5fc7',
  '#3f51b5',
  '#35459b',
  '#2a3780',
] as const;

const neutral = [
  '#f8f8f8',
  '#f1f1f2',
  '#e7e7e9',
  '#dadadd',
  '#c4c5c9',
  '#9b9ca2',
  '#6a6c73',
  '#505259',
  '#393b40',
  '#222327',
] as const;

const dark = [
  '#d6d7da',
  '#b9bbc0',
  '#9a9ca3',
  '#6f727a',
  '#43464d',
  '#35383e',
  '#2a2c31',
  '#1d1f23',
  '#17181b',
  '#101113',
] as const;

/** White on its filled shades is AA: a button that takes something away. */
const red = [
  '#fdeae8',
  '#fbd5d1',
  '#f7b5ae',
  '#f28f86',
  '#ea665b',
  '#d93a2f',
  '#c62b21',
  '#b3261e',
  '#8f1e18',
  '#6b1712',
] as const;

/** Motion is under 150 ms everywhere; none where the system asks for none. */
const quick = { transitionProps: { duration: 120 } };

const small = '4px';
const large = '8px';

export const theme = createTheme({
  primaryColor: 'accent',
  primaryShade: { light: 7, dark: 6 },
  colors: { accent, gray: neutral, dark, red },
  respectReducedMotion: true,
  cursorType: 'pointer',
  focusRing: 'auto',
  fontFamily: 'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif',
  fontFamilyMonospace: 'ui-monospace, "SF Mono", Menlo, Consolas, monospace',
  fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '16px', xl: '20px' },
  spacing: { xs: '4px', sm: '8px', md: '12px', lg: '20px', xl: '32px' },
  radius: { xs: small, sm: small, md: large, lg: large, xl: large },
  defaultRadius: 'sm',
  headings: {
    fontWeight: '600',
    sizes: {
      h1: { fontSize: '20px', lineHeight: '1.3' },
      h2: { fontSize: '16px', lineHeight: '1.35' },
      h3: { fontSize: '14px', lineHeight: '1.4' },
    },
  },
  components: {
    Button: Button.extend({ defaultProps: { size: 'sm' } }),
    // A closed list has no elements: an invoice has four lists a line, of a whole chart of accounts each.
    Combobox: Combobox.extend({ defaultProps: { keepMounted: false } }),
    Drawer: Drawer.extend({ defaultProps: quick }),
    // Those that are put together from their parts do not ask for the whole one's settings.
    DrawerRoot: Drawer.Root.extend({ defaultProps: quick }),
    ModalRoot: Modal.Root.extend({ defaultProps: quick }),
    // Opened, the first of its items has the focus: a placeholder for it is none of what a menu may hold.
    Menu: Menu.extend({
      defaultProps: {
        ...quick,
        shadow: 'md',
        position: 'bottom-end',
        withInitialFocusPlaceholder: false,
      },
    }),
    Modal: Modal.extend({ defaultProps: { ...quick, centered: true } }),
    Notification: Notification.extend({ defaultProps: { closeButtonProps: { 'aria-label': 'Close' } } }),
    Popover: Popover.extend({ defaultProps: { ...quick, shadow: 'md' } }),
    Select: Select.extend({
      defaultProps: {
        comboboxProps: { ...quick, shadow: 'md' },
        clearButtonProps: { 'aria-label': 'Clear' },
      },
    }),
    // What stands in place of what is read keeps still: its pulse would go on for as long as the reading does.
    Skeleton: Skeleton.extend({ defaultProps: { animate: false } }),
    Tooltip: Tooltip.extend({ defaultProps: { openDelay: 400, ...quick } }),
  },
});

/** The colours Mantine has no name for: the lines between things, and each tone's ink on its tint (AA in both). */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-dimmed': '#5c5e66',
    '--mantine-color-error': '#b3261e',
    '--mantine-color-placeholder': '#6f717a',
    // Mantine's own red is too pale for words on white, and too dark on black.
    '--mantine-color-red-6': '#c21f1a',
    '--cf-line': '#e4e4e7',
    '--cf-surface': '#ffffff',
    '--cf-backdrop': '#f7f7f8',
    '--cf-hover': '#f2f2f4',
    ...tones({
      accent: ['#35459b', '#eceefa'],
      slate: ['#38506a', '#e5ecf3'],
      red: ['#a8201a', '#fdeae8'],
      amber: ['#744a00', '#fcefcf'],
      green: ['#17643a', '#e0f3e7'],
      gray: ['#4a4d55', '#ececef'],
      orange: ['#8f3a00', '#ffe7d6'],
      blue: ['#1f4f8f', '#e3eefb'],
      violet: ['#5a3d99', '#eee8fa'],
      teal: ['#0b5f62', '#dcf1f1'],
      pink: ['#932a5d', '#fbe6f0'],
    }),
  },
  dark: {
    '--mantine-color-dimmed': '#a3a5ac',
    '--mantine-color-error': '#ff9d96',
    '--mantine-color-placeholder': '#9a9ca3',
    '--mantine-color-red-6': '#ff8a80',
    '--mantine-color-red-filled': '#c92a2a',
    '--mantine-color-red-filled-hover': '#b02525',
    '--cf-line': '#303237',
    '--cf-surface': '#1d1f23',
    '--cf-backdrop': '#17181b',
    '--cf-hover': '#26282d',
    ...tones({
      accent: ['#c3cbf5', '#2b3050'],
      slate: ['#b7cbe0', '#27333f'],
      red: ['#ffb4ad', '#4b211e'],
      amber: ['#f3cf7f', '#42330f'],
      green: ['#92dcae', '#193a27'],
      gray: ['#c6c8ce', '#303237'],
      orange: ['#ffbb8d', '#4b2b13'],
      blue: ['#a9cbf7', '#1e3350'],
      violet: ['#cdbcf5', '#352a4f'],
      teal: ['#8fd8da', '#123a3c'],
      pink: ['#f5b3d1', '#472236'],
    }),
  },
});

function tones(pairs: Record<string, readonly [ink: string, tint: string]>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(pairs).flatMap(([name, [ink, tint]]) => [
      [`--cf-${name}-ink`, ink],
      [`--cf-${name}-tint`, tint],
    ]),
  );
}
