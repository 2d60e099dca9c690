import { browserMicrophone, type MicrophoneProblem, type MicrophoneReport } from './microphone.js';

declare global {
  interface Window {
    checkMicrophone: () => Promise<MicrophoneReport>;
    lookAtMicrophone: () => Promise<MicrophoneProblem | null>;
  }
}

window.checkMicrophone = () => browserMicrophone.check();
window.lookAtMicrophone = () => browserMicrophone.look();
