// A photo's address ends with .webp; its object is named by its id (subgraphs/property/src/modules/photo/photo-store.ts).
// eslint-disable-next-line @typescript-eslint/no-unused-vars -- CloudFront calls it
function handler(event) {
  var request = event.request;
  request.uri = request.uri.replace(/\.webp$/, '');
  return request;
}
