import AVFoundation
import SwiftUI
import UIKit

/// The camera, which hands on the first code that it reads. Nothing is stored.
public struct ScannerView: UIViewRepresentable {
  private let found: @MainActor (String) -> Void

  /// - Parameter found: told the text of the first code, once.
  public init(found: @escaping @MainActor (String) -> Void) { self.found = found }

  /// This device has a camera.
  public static var isPossible: Bool { AVCaptureDevice.default(for: .video) != nil }

  public func makeCoordinator() -> CodeReader { CodeReader(found: found) }

  public func makeUIView(context: Context) -> PreviewView {
    PreviewView(session: context.coordinator.start())
  }

  public func updateUIView(_ view: PreviewView, context: Context) {}

  public static func dismantleUIView(_ view: PreviewView, coordinator: CodeReader) { coordinator.stop() }
}

/// What the camera sees.
public final class PreviewView: UIView {
  private let preview: AVCaptureVideoPreviewLayer

  init(session: AVCaptureSession) {
    preview = AVCaptureVideoPreviewLayer(session: session)
    preview.videoGravity = .resizeAspectFill
    super.init(frame: .zero)
    layer.addSublayer(preview)
  }

  @available(*, unavailable) public required init?(coder: NSCoder) { nil }

  public override func layoutSubviews() {
    super.layoutSubviews()
    preview.frame = bounds
  }
}

/// Reads QR codes from the camera.
@MainActor public final class CodeReader: NSObject {
  private let session = AVCaptureSession()
  private let output = AVCaptureMetadataOutput()
  private var found: (@MainActor (String) -> Void)?
  /// Starting and stopping wait for the camera; not on the main thread.
  private let queue = DispatchQueue(label: "scanner")

  init(found: @escaping @MainActor (String) -> Void) { self.found = found }

  /// Begins to look. Without a camera, or without permission for it, the picture stays dark, and the code can be
  /// pasted or typed.
  func start() -> AVCaptureSession {
    guard let camera = AVCaptureDevice.default(for: .video),
      let input = try? AVCaptureDeviceInput(device: camera),
      session.canAddInput(input), session.canAddOutput(output)
    else { return session }
    session.addInput(input)
    session.addOutput(output)
    output.setMetadataObjectsDelegate(self, queue: .main)
    // Only once it is in a session does an output know its types.
    output.metadataObjectTypes = [.qr]
    queue.async { [camera = Camera(session: session)] in camera.session.startRunning() }
    return session
  }

  /// Lets the camera go.
  func stop() {
    found = nil
    queue.async { [camera = Camera(session: session)] in camera.session.stopRunning() }
  }
}

/// A session on its way to the queue on which it starts and stops, which it may do on any.
private struct Camera: @unchecked Sendable {
  let session: AVCaptureSession
}

extension CodeReader: @preconcurrency AVCaptureMetadataOutputObjectsDelegate {
  public func metadataOutput(
    _ output: AVCaptureMetadataOutput, didOutput metadataObjects: [AVMetadataObject],
    from connection: AVCaptureConnection
  ) {
    let codes = metadataObjects.compactMap { ($0 as? AVMetadataMachineReadableCodeObject)?.stringValue }
    guard let code = codes.first, let found else { return }
    self.found = nil
    found(code)
  }
}
