// A client and a server of remote.Calculator, by grpc-go: `calculator client HOST:PORT` and `calculator server`. They are started by process.ts, which says how they are spoken to.
package main

import "os"

func main() {
	if os.Args[1] == "client" {
		makeCall(os.Args[2])
	} else {
		serve()
	}
}

func check(err error) {
	if err != nil {
		panic(err)
	}
}
