// Follows a stream until so many events have come, and prints their ids.
import {EventSource} from 'eventsource'

const [url, wanted] = process.argv.slice(2)
const ids = []
const source = new EventSource(url)
source.onmessage = event => {
  if (JSON.parse(event.data).sequence !== event.lastEventId) {
    throw new Error(`${event.lastEventId} is not the sequence in ${event.data}`)
  }
  ids.push(event.lastEventId)
  if (ids.length === Number(wanted)) {
    source.close()
    console.log(ids.join('\n'))
  }
}
source.onerror = event => {
  if (event.code) {
    console.error(event.code, event.message)
    process.exit(1)
  }
}
