// Terms
//   modality   hình thức phục hồi chức năng: what a facility does so that people can do more themselves (provincial plans,
//              section IV.6: psychology, physiotherapy, occupational and speech therapy, aids, social work)

export const rehabilitationModalities = [
  'PHYSIOTHERAPY',
  'EXERCISE_THERAPY',
  'OCCUPATIONAL_THERAPY',
  'SPEECH_THERAPY',
  'PSYCHOLOGY',
  'ASSISTIVE_DEVICES',
  'SOCIAL_WORK',
] as const
export type RehabilitationModality = (typeof rehabilitationModalities)[number]
