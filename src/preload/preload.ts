import { contextBridge, ipcRenderer } from 'electron';
import { callChannel, type EventMessage, eventChannel } from '../main/desktop/channels';
import { createHostBridge } from './host-bridge';

contextBridge.exposeInMainWorld(
  'guillemet',
  createHostBridge({
    invoke: (name, input) => ipcRenderer.invoke(callChannel, name, input),
    receive: (listener) => {
      ipcRenderer.on(eventChannel, (_event, message: EventMessage) => listener(message));
    },
  }),
);
