// A STAND-IN for the parts of AVFoundation that the scanner uses, built on Linux only. Names that begin with
// standIn are not Apple's.
@_exported import Foundation
import UIKit

public struct AVMediaType: Hashable, Sendable {
  public static let video = AVMediaType()
}
public enum AVAuthorizationStatus: Int, Sendable { case notDetermined, restricted, denied, authorized }
public final class AVCaptureDevice: NSObject, @unchecked Sendable {
  nonisolated(unsafe) public static var standInHasCamera = true
  public static func `default`(for type: AVMediaType) -> AVCaptureDevice? {
    standInHasCamera ? AVCaptureDevice() : nil
  }
}
open class AVCaptureInput: NSObject {}
public final class AVCaptureDeviceInput: AVCaptureInput {
  public init(device: AVCaptureDevice) throws {}
}
open class AVCaptureOutput: NSObject {}
public final class AVCaptureConnection: NSObject {}
public struct AVMetadataObjectType: Hashable, Sendable {
  let name: String
  public static let qr = AVMetadataObjectType(name: "qr")
}
open class AVMetadataObject: NSObject {
  public typealias ObjectType = AVMetadataObjectType
}
public final class AVMetadataMachineReadableCodeObject: AVMetadataObject {
  public let stringValue: String?
  public init(standIn text: String?) { stringValue = text }
}
public protocol AVCaptureMetadataOutputObjectsDelegate: AnyObject {
  func metadataOutput(
    _ output: AVCaptureMetadataOutput, didOutput metadataObjects: [AVMetadataObject],
    from connection: AVCaptureConnection)
}
public final class AVCaptureMetadataOutput: AVCaptureOutput {
  public private(set) weak var standInDelegate: (any AVCaptureMetadataOutputObjectsDelegate)?
  var session: AVCaptureSession?
  public var metadataObjectTypes: [AVMetadataObject.ObjectType] = [] {
    didSet {
      precondition(session != nil, "types that the output does not support before it is in a session")
    }
  }
  public func setMetadataObjectsDelegate(
    _ delegate: (any AVCaptureMetadataOutputObjectsDelegate)?, queue: DispatchQueue?
  ) { standInDelegate = delegate }
}
public final class AVCaptureSession: NSObject {
  nonisolated(unsafe) public static weak var standInLast: AVCaptureSession?
  public private(set) var isRunning = false
  public private(set) var standInOutputs: [AVCaptureOutput] = []
  public override init() {
    super.init()
    Self.standInLast = self
  }
  public func canAddInput(_ input: AVCaptureInput) -> Bool { true }
  public func canAddOutput(_ output: AVCaptureOutput) -> Bool { true }
  public func addInput(_ input: AVCaptureInput) {}
  public func addOutput(_ output: AVCaptureOutput) {
    standInOutputs.append(output)
    (output as? AVCaptureMetadataOutput)?.session = self
  }
  public func startRunning() { isRunning = true }
  public func stopRunning() { isRunning = false }
}
public enum AVLayerVideoGravity: Sendable { case resizeAspectFill }
public final class AVCaptureVideoPreviewLayer: CALayer {
  public var videoGravity = AVLayerVideoGravity.resizeAspectFill
  public init(session: AVCaptureSession) {}
}
