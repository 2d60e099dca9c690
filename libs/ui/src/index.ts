export { Avatar, initialsOf } from './avatar.js';
export { Button, IconButton, type ButtonProps, type IconButtonProps } from './button.js';
export { Cord, RingingJack, type CordProps } from './cord.js';
export { Icon, type IconName, type IconProps } from './icon.js';
export { Notice, type NoticeProps } from './notice.js';
export { StatusLamp, type StatusLampProps } from './status-lamp.js';
