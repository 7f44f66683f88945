// Reads a batch of changes with the CloudEvents SDK, strictly, and prints how many there are.
import {readFileSync} from 'node:fs'
import {HTTP} from 'cloudevents'

const body = readFileSync(process.argv[2], 'utf8')
const headers = {'content-type': 'application/cloudevents-batch+json'}
const events = HTTP.toEvent({headers, body})
events.forEach(event => event.validate())
console.log(events.length)
