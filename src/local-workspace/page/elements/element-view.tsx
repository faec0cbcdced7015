import type { ReactNode } from 'react';
import type { ElementData } from '../blocks/types';
import { ButtonElement } from './button-element';
import { Checkboxes, RadioButtons } from './choice-elements';
import { DateElement } from './date-element';
import { ExternalSelect } from './external-select';
import { OverflowElement } from './overflow-element';
import { ConversationsSelect, UsersSelect } from './people-select';
import { StaticSelect } from './static-select';
import { TextInput } from './text-input';

/** Any interactive element, by its type. */
export function ElementView({ element }: { element: ElementData }): ReactNode {
  switch (element.type) {
    case 'button':
      return <ButtonElement element={element} />;
    case 'static_select':
    case 'multi_static_select':
      return <StaticSelect element={element} />;
    case 'external_select':
    case 'multi_external_select':
      return <ExternalSelect element={element} />;
    case 'users_select':
    case 'multi_users_select':
      return <UsersSelect element={element} />;
    case 'conversations_select':
    case 'multi_conversations_select':
    case 'channels_select':
    case 'multi_channels_select':
      return <ConversationsSelect element={element} />;
    case 'overflow':
      return <OverflowElement element={element} />;
    case 'checkboxes':
      return <Checkboxes element={element} />;
    case 'radio_buttons':
      return <RadioButtons element={element} />;
    case 'datepicker':
    case 'timepicker':
      return <DateElement element={element} />;
    case 'plain_text_input':
    case 'email_text_input':
    case 'url_text_input':
    case 'number_input':
      return <TextInput element={element} />;
    case 'image':
      return <img className="accessory-image" src={element.image_url} alt={element.alt_text ?? ''} />;
    default:
      return <span className="block-unknown">This page does not draw “{element.type}”.</span>;
  }
}
