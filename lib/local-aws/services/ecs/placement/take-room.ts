import type { ContainerInstance, TakenRoom } from '../state/container-instance.ts'
import type { TaskRecord } from '../state/task-record.ts'
import { countGpus } from '../state/placement-request.ts'
import type { PlacementRequest } from '../state/placement-request.ts'

/** Takes the room that the task needs on an instance that has it. */
export function takeRoom(
  instance: ContainerInstance,
  { need, group }: PlacementRequest,
): TakenRoom {
  const { cpu, memoryMiB, ports } = need
  const interfaces = need.subnets ? 1 : 0
  instance.remaining.cpu -= cpu
  instance.remaining.memoryMiB -= memoryMiB
  instance.interfacesInUse += interfaces
  instance.usedPorts.push(...ports)
  instance.version += 1
  const gpuIds = instance.remaining.gpuIds.splice(0, countGpus(need))
  const room = { cpu, memoryMiB, interfaces, ports: [...ports], gpuIds, group }
  instance.rooms.add(room)
  return room
}

/** Gives the room back, and the ports that were bound later. */
export function giveRoomBack(instance: ContainerInstance, room: TakenRoom): void {
  if (!instance.rooms.delete(room)) return
  instance.remaining.cpu += room.cpu
  instance.remaining.memoryMiB += room.memoryMiB
  instance.remaining.gpuIds.push(...room.gpuIds)
  instance.interfacesInUse -= room.interfaces
  const ports = new Set(room.ports)
  instance.usedPorts = instance.usedPorts.filter(port => !ports.has(port))
  instance.version += 1
}

/** Gives back the room of a stopped task. */
export function releaseCapacity({ instance, room }: TaskRecord): void {
  if (instance && room) giveRoomBack(instance, room)
}
