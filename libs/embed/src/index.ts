export { enableClickToCall } from './click-to-call.js';
export { mountSoftphone, type Softphone, type SoftphoneOptions } from './mount-softphone.js';
export {
  SoftphoneChannel,
  type FramedWindow,
  type SoftphoneChannelHandlers,
  type Surroundings,
} from './softphone-channel.js';
export {
  dialPatienceMs,
  softphoneSizes,
  type PageMessage,
  type SoftphoneEvent,
  type SoftphoneMessage,
  type SoftphoneSize,
  type Theme,
} from './messages.js';
export { mountFromScriptTag, type ScriptTag } from './script-tag.js';
