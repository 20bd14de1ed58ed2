import { IsOptional, Matches } from 'class-validator';
import { Field } from 'type-graphql';

const DESCRIPTION =
  'What the client calls this device: 22 to 64 random characters of base64url that it keeps there and sends at each sign-in. A keyed digest is kept; reviews of people who share a device count as one.';

/** On which device a sign-in is, in the input of every way to sign in. */
export function DeviceIdField(): PropertyDecorator {
  const decorators = [
    Field(() => String, { nullable: true, description: DESCRIPTION }),
    IsOptional(),
    Matches(/^[A-Za-z0-9_-]{22,64}$/, { message: 'A device id is 22 to 64 characters of base64url.' }),
  ];
  return (target, name) => {
    for (const decorate of decorators) decorate(target, name as string);
  };
}
