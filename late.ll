; ModuleID = 'late.ll'
source_filename = "late.ll"
target datalayout = "e-m:e-p270:32:32-p271:32:32-p272:64:64-i64:64-i128:128-f80:128-n8:16:32:64-S128"
target triple = "x86_64-unknown-linux-gnu"

%swift.type = type { i64 }
%swift.protocol_conformance_descriptor = type { i32, i32, i32, i32 }
%swift.type_descriptor = type opaque
%swift.vwtable = type { ptr, ptr, ptr, ptr, ptr, ptr, ptr, ptr, i64, i64, i32, i32 }
%swift.enum_vwtable = type { ptr, ptr, ptr, ptr, ptr, ptr, ptr, ptr, i64, i64, i32, i32, ptr, ptr, ptr }
%swift.type_metadata_record = type { i32 }
%T16CompletionEngine12LateDeliveryV0D0O = type <{ [32 x i8], [1 x i8] }>
%T16CompletionEngine12LateDeliveryV = type <{ %T16CompletionEngine12LateDeliveryV0D0O, %TSb, [6 x i8], %T16CompletionEngine6StableV, %T16CompletionEngine6StableV, %T16CompletionEngine6HandleV, [4 x i8], %T16CompletionEngine6StableVyAA5TimerVGSg }>
%TSb = type <{ i1 }>
%T16CompletionEngine6StableV = type <{ %TSp }>
%TSp = type <{ ptr }>
%T16CompletionEngine6HandleV = type <{ %Ts6UInt32V }>
%Ts6UInt32V = type <{ i32 }>
%T16CompletionEngine6StableVyAA5TimerVGSg = type <{ [8 x i8] }>
%TSvSg = type <{ [8 x i8] }>
%T16CompletionEngine10HandleSlotV = type <{ %TSvSg, %TSvIetCy_Sg, %T15Synchronization6AtomicVys6UInt64VG, %T16CompletionEngine4LockV, %T15Synchronization6AtomicVys5UInt8VG }>
%TSvIetCy_Sg = type <{ [8 x i8] }>
%T15Synchronization6AtomicVys6UInt64VG = type <{ [8 x i8] }>
%T16CompletionEngine4LockV = type <{ %T15Synchronization6AtomicVys6UInt32VG }>
%T15Synchronization6AtomicVys6UInt32VG = type <{ [4 x i8] }>
%T15Synchronization6AtomicVys5UInt8VG = type <{ [1 x i8] }>
%T16CompletionEngine11HandleChaosV = type <{ %T16CompletionEngine6StableV, %Ts6UInt32V, %Ts6UInt32V, %T16CompletionEngine11HandleChaosV4LaneV, [4 x i8], %T16CompletionEngine11HandleChaosV4LaneV, %TSb, [3 x i8], %Ts5Int64V11nanoseconds_Sb9isSendingtSg }>
%T16CompletionEngine11HandleChaosV4LaneV = type <{ %Ts5Int64V, %T16CompletionEngine6StableVyAA5TimerVGSg, %Ts5Int64V, %Ts5Int32V }>
%Ts5Int64V = type <{ i64 }>
%Ts5Int32V = type <{ i32 }>
%Ts5Int64V11nanoseconds_Sb9isSendingtSg = type <{ [9 x i8] }>
%T16CompletionEngine6PacketV = type <{ %TSu, %TSu, %Ts6UInt32V, %Ts6UInt32V }>
%TSu = type <{ i64 }>
%T16CompletionEngine6SocketV = type <{ %Ts5Int32V, %T16CompletionEngine6HandleV, %Ts5Int32V, [4 x i8], %T16CompletionEngine6StableVyAA4PortVGSg, %TSu, %T16CompletionEngine14OperationQueueV, %T16CompletionEngine14OperationQueueV, %T16CompletionEngine9DirectionV, %T16CompletionEngine9DirectionV, [6 x i8], %T16CompletionEngine12RegistrationVSg, %T16CompletionEngine12RegistrationVSg, %TSb, %TSb, %TSb, [1 x i8], %Ts5Int32V, %TSb, %TSb, %TSb, %TSb, %TSb, %TSb, %TSb, [1 x i8], %Ts6UInt32V, %T16CompletionEngine6HandleV, %Ts6UInt32V, [4 x i8], %T16CompletionEngine6StableVyAA13SocketDetailsVGSg, %T16CompletionEngine6StableVyAA6WaiterVGSg, %T16CompletionEngine6StableVyAA11HandleChaosVGSg, %TSb }>
%T16CompletionEngine6StableVyAA4PortVGSg = type <{ [8 x i8] }>
%T16CompletionEngine14OperationQueueV = type <{ %T16CompletionEngine6StableVyAA9OperationVGSg, %T16CompletionEngine6StableVyAA9OperationVGSg }>
%T16CompletionEngine6StableVyAA9OperationVGSg = type <{ [8 x i8] }>
%T16CompletionEngine9DirectionV = type <{ %TSb, %TSb, %TSb, %TSb, %TSb }>
%T16CompletionEngine12RegistrationVSg = type <{ [8 x i8] }>
%T16CompletionEngine6StableVyAA13SocketDetailsVGSg = type <{ [8 x i8] }>
%T16CompletionEngine6StableVyAA6WaiterVGSg = type <{ [8 x i8] }>
%T16CompletionEngine6StableVyAA11HandleChaosVGSg = type <{ [8 x i8] }>
%T16CompletionEngine9OperationV = type <{ %T16CompletionEngine6StableVyAA9OperationVGSg, %TSu, ptr, %TSvSg, %TSi, %TSi, %Ts5Int32V, %Ts5Int32V, %T16CompletionEngine9OperationV4KindO, %TSb, [2 x i8], %Ts5Int32V, %Ts6UInt64V, %TSu, %T16CompletionEngine6StableVyAA16OperationDetailsVGSg, %T16CompletionEngine6StableVyAA8EnvelopeVGSg }>
%TSi = type <{ i64 }>
%T16CompletionEngine9OperationV4KindO = type <{ i8 }>
%Ts6UInt64V = type <{ i64 }>
%T16CompletionEngine6StableVyAA16OperationDetailsVGSg = type <{ [8 x i8] }>
%T16CompletionEngine6StableVyAA8EnvelopeVGSg = type <{ [8 x i8] }>
%Ts6UInt32VSg = type <{ [4 x i8], [1 x i8] }>
%T16CompletionEngine6StatusV = type <{ %Ts5Int32V }>
%T16CompletionEngine9ChaosSeedV4DrawVSg = type <{ [16 x i8], [1 x i8] }>
%Ts5Int64VSg = type <{ [8 x i8], [1 x i8] }>
%T16CompletionEngine9ChaosSeedV4DrawV = type <{ %Ts6UInt64V, %Ts5Int64V }>
%swift.opaque = type opaque
%TSv = type <{ ptr }>
%swift.metadata_response = type { ptr, i64 }

@"$s16CompletionEngine12LateDeliveryV5isDueyySuXCvpZ" = hidden constant ptr @"$s16CompletionEngine12LateDeliveryV5isDueyySuXCvpZfiySucfU_To", align 8, !dbg !0
@"$s16CompletionEngine11HandleChaosVN" = external global %swift.type, align 8
@.str.3.end = private unnamed_addr constant [4 x i8] c"end\00"
@"$s16CompletionEngine9OperationVN" = external global %swift.type, align 8
@"$s16CompletionEngine8ChaosRunVN" = external global %swift.type, align 8
@"$s16CompletionEngine6StatusVN" = external global %swift.type, align 8
@"$s16CompletionEngine6StatusVACSQAAWL" = linkonce_odr hidden global ptr null, align 8
@"$s16CompletionEngine6StatusVSQAAMc" = external global %swift.protocol_conformance_descriptor, align 4
@"$s16CompletionEngine6StableVMn" = external global %swift.type_descriptor, align 4
@"got.$s16CompletionEngine6StableVMn" = linkonce_odr hidden constant ptr @"$s16CompletionEngine6StableVMn"
@"$s16CompletionEngine4PortVMn" = external global %swift.type_descriptor, align 4
@"got.$s16CompletionEngine4PortVMn" = linkonce_odr hidden constant ptr @"$s16CompletionEngine4PortVMn"
@"symbolic _____y_____G 16CompletionEngine6StableVAARi_zrlE AA4PortV" = linkonce_odr hidden constant <{ i8, i32, [1 x i8], i8, i32, [1 x i8], i8 }> <{ i8 2, i32 trunc (i64 sub (i64 ptrtoint (ptr @"got.$s16CompletionEngine6StableVMn" to i64), i64 ptrtoint (ptr getelementptr inbounds (<{ i8, i32, [1 x i8], i8, i32, [1 x i8], i8 }>, ptr @"symbolic _____y_____G 16CompletionEngine6StableVAARi_zrlE AA4PortV", i32 0, i32 1) to i64)) to i32), [1 x i8] c"y", i8 2, i32 trunc (i64 sub (i64 ptrtoint (ptr @"got.$s16CompletionEngine4PortVMn" to i64), i64 ptrtoint (ptr getelementptr inbounds (<{ i8, i32, [1 x i8], i8, i32, [1 x i8], i8 }>, ptr @"symbolic _____y_____G 16CompletionEngine6StableVAARi_zrlE AA4PortV", i32 0, i32 4) to i64)) to i32), [1 x i8] c"G", i8 0 }>, section "swift5_typeref", no_sanitize_address, align 2
@"$s16CompletionEngine6StableVyAA4PortVGMD" = linkonce_odr hidden global { i32, i32 } { i32 trunc (i64 sub (i64 ptrtoint (ptr @"symbolic _____y_____G 16CompletionEngine6StableVAARi_zrlE AA4PortV" to i64), i64 ptrtoint (ptr @"$s16CompletionEngine6StableVyAA4PortVGMD" to i64)) to i32), i32 -12 }, align 8
@"$s16CompletionEngine6StableVyAA4PortVGACyxGSQAARi_zrlWL" = linkonce_odr hidden global ptr null, align 8
@"$s16CompletionEngine6StableVyxGSQAARi_zrlMc" = external global %swift.protocol_conformance_descriptor, align 4
@"$s16CompletionEngine9ChaosSeedV4DrawVN" = external global %swift.type, align 8
@"$s16CompletionEngine9ChaosSeedV4DrawVAESQAAWL" = linkonce_odr hidden global ptr null, align 8
@"$s16CompletionEngine9ChaosSeedV4DrawVSQAAMc" = external global %swift.protocol_conformance_descriptor, align 4
@"$ss5Int64VN" = external global %swift.type, align 8
@"$ss5Int64VSLsWP" = external global ptr, align 8
@"$s16CompletionEngine12LateDeliveryVWV" = internal constant %swift.vwtable { ptr @__swift_cannot_copy_noncopyable_type, ptr @__swift_noop_void_return, ptr @__swift_cannot_copy_noncopyable_type, ptr @__swift_cannot_copy_noncopyable_type, ptr @__swift_memcpy72_8, ptr @__swift_memcpy72_8, ptr @"$s16CompletionEngine12LateDeliveryVwet", ptr @"$s16CompletionEngine12LateDeliveryVwst", i64 72, i64 72, i32 8519687, i32 254 }, align 8
@.str.16.CompletionEngine = private constant [17 x i8] c"CompletionEngine\00"
@"$s16CompletionEngineMXM" = linkonce_odr hidden constant <{ i32, i32, i32 }> <{ i32 0, i32 0, i32 trunc (i64 sub (i64 ptrtoint (ptr @.str.16.CompletionEngine to i64), i64 ptrtoint (ptr getelementptr inbounds (<{ i32, i32, i32 }>, ptr @"$s16CompletionEngineMXM", i32 0, i32 2) to i64)) to i32) }>, section ".rodata", no_sanitize_address, align 4
@.str.12.LateDelivery = private constant [13 x i8] c"LateDelivery\00"
@"$s16CompletionEngine12LateDeliveryVMn" = hidden constant <{ i32, i32, i32, i32, i32, i32, i32, i16 }> <{ i32 113, i32 trunc (i64 sub (i64 ptrtoint (ptr @"$s16CompletionEngineMXM" to i64), i64 ptrtoint (ptr getelementptr inbounds (<{ i32, i32, i32, i32, i32, i32, i32, i16 }>, ptr @"$s16CompletionEngine12LateDeliveryVMn", i32 0, i32 1) to i64)) to i32), i32 trunc (i64 sub (i64 ptrtoint (ptr @.str.12.LateDelivery to i64), i64 ptrtoint (ptr getelementptr inbounds (<{ i32, i32, i32, i32, i32, i32, i32, i16 }>, ptr @"$s16CompletionEngine12LateDeliveryVMn", i32 0, i32 2) to i64)) to i32), i32 trunc (i64 sub (i64 ptrtoint (ptr @"$s16CompletionEngine12LateDeliveryVMa" to i64), i64 ptrtoint (ptr getelementptr inbounds (<{ i32, i32, i32, i32, i32, i32, i32, i16 }>, ptr @"$s16CompletionEngine12LateDeliveryVMn", i32 0, i32 3) to i64)) to i32), i32 trunc (i64 sub (i64 ptrtoint (ptr @"$s16CompletionEngine12LateDeliveryVMF" to i64), i64 ptrtoint (ptr getelementptr inbounds (<{ i32, i32, i32, i32, i32, i32, i32, i16 }>, ptr @"$s16CompletionEngine12LateDeliveryVMn", i32 0, i32 4) to i64)) to i32), i32 6, i32 2, i16 1 }>, section ".rodata", no_sanitize_address, align 4
@"$s16CompletionEngine12LateDeliveryVMf" = internal constant <{ ptr, ptr, i64, ptr, i32, i32, i32, i32, i32, i32 }> <{ ptr null, ptr @"$s16CompletionEngine12LateDeliveryVWV", i64 512, ptr @"$s16CompletionEngine12LateDeliveryVMn", i32 0, i32 33, i32 40, i32 48, i32 56, i32 64 }>, align 8
@"symbolic _____ 16CompletionEngine12LateDeliveryV" = linkonce_odr hidden constant <{ i8, i32, i8 }> <{ i8 1, i32 trunc (i64 sub (i64 ptrtoint (ptr @"$s16CompletionEngine12LateDeliveryVMn" to i64), i64 ptrtoint (ptr getelementptr inbounds (<{ i8, i32, i8 }>, ptr @"symbolic _____ 16CompletionEngine12LateDeliveryV", i32 0, i32 1) to i64)) to i32), i8 0 }>, section "swift5_typeref", no_sanitize_address, align 2
@"symbolic _____ 16CompletionEngine12LateDeliveryV0D0O" = linkonce_odr hidden constant <{ i8, i32, i8 }> <{ i8 1, i32 trunc (i64 sub (i64 ptrtoint (ptr @"$s16CompletionEngine12LateDeliveryV0D0OMn" to i64), i64 ptrtoint (ptr getelementptr inbounds (<{ i8, i32, i8 }>, ptr @"symbolic _____ 16CompletionEngine12LateDeliveryV0D0O", i32 0, i32 1) to i64)) to i32), i8 0 }>, section "swift5_typeref", no_sanitize_address, align 2
@0 = private constant [9 x i8] c"delivery\00", section "swift5_reflstr", no_sanitize_address
@"symbolic Sb" = linkonce_odr hidden constant <{ [2 x i8], i8 }> <{ [2 x i8] c"Sb", i8 0 }>, section "swift5_typeref", no_sanitize_address, align 2
@1 = private constant [10 x i8] c"isSending\00", section "swift5_reflstr", no_sanitize_address
@"$s16CompletionEngine6SocketVMn" = external global %swift.type_descriptor, align 4
@"got.$s16CompletionEngine6SocketVMn" = linkonce_odr hidden constant ptr @"$s16CompletionEngine6SocketVMn"
@"symbolic _____y_____G 16CompletionEngine6StableVAARi_zrlE AA6SocketV" = linkonce_odr hidden constant <{ i8, i32, [1 x i8], i8, i32, [1 x i8], i8 }> <{ i8 2, i32 trunc (i64 sub (i64 ptrtoint (ptr @"got.$s16CompletionEngine6StableVMn" to i64), i64 ptrtoint (ptr getelementptr inbounds (<{ i8, i32, [1 x i8], i8, i32, [1 x i8], i8 }>, ptr @"symbolic _____y_____G 16CompletionEngine6StableVAARi_zrlE AA6SocketV", i32 0, i32 1) to i64)) to i32), [1 x i8] c"y", i8 2, i32 trunc (i64 sub (i64 ptrtoint (ptr @"got.$s16CompletionEngine6SocketVMn" to i64), i64 ptrtoint (ptr getelementptr inbounds (<{ i8, i32, [1 x i8], i8, i32, [1 x i8], i8 }>, ptr @"symbolic _____y_____G 16CompletionEngine6StableVAARi_zrlE AA6SocketV", i32 0, i32 4) to i64)) to i32), [1 x i8] c"G", i8 0 }>, section "swift5_typeref", no_sanitize_address, align 2
@2 = private constant [7 x i8] c"socket\00", section "swift5_reflstr", no_sanitize_address
@"$s16CompletionEngine10HandleSlotVMn" = external global %swift.type_descriptor, align 4
@"got.$s16CompletionEngine10HandleSlotVMn" = linkonce_odr hidden constant ptr @"$s16CompletionEngine10HandleSlotVMn"
@"symbolic _____y_____G 16CompletionEngine6StableVAARi_zrlE AA10HandleSlotV" = linkonce_odr hidden constant <{ i8, i32, [1 x i8], i8, i32, [1 x i8], i8 }> <{ i8 2, i32 trunc (i64 sub (i64 ptrtoint (ptr @"got.$s16CompletionEngine6StableVMn" to i64), i64 ptrtoint (ptr getelementptr inbounds (<{ i8, i32, [1 x i8], i8, i32, [1 x i8], i8 }>, ptr @"symbolic _____y_____G 16CompletionEngine6StableVAARi_zrlE AA10HandleSlotV", i32 0, i32 1) to i64)) to i32), [1 x i8] c"y", i8 2, i32 trunc (i64 sub (i64 ptrtoint (ptr @"got.$s16CompletionEngine10HandleSlotVMn" to i64), i64 ptrtoint (ptr getelementptr inbounds (<{ i8, i32, [1 x i8], i8, i32, [1 x i8], i8 }>, ptr @"symbolic _____y_____G 16CompletionEngine6StableVAARi_zrlE AA10HandleSlotV", i32 0, i32 4) to i64)) to i32), [1 x i8] c"G", i8 0 }>, section "swift5_typeref", no_sanitize_address, align 2
@3 = private constant [5 x i8] c"slot\00", section "swift5_reflstr", no_sanitize_address
@"$s16CompletionEngine6HandleVMn" = external global %swift.type_descriptor, align 4
@"got.$s16CompletionEngine6HandleVMn" = linkonce_odr hidden constant ptr @"$s16CompletionEngine6HandleVMn"
@"symbolic _____ 16CompletionEngine6HandleV" = linkonce_odr hidden constant <{ i8, i32, i8 }> <{ i8 2, i32 trunc (i64 sub (i64 ptrtoint (ptr @"got.$s16CompletionEngine6HandleVMn" to i64), i64 ptrtoint (ptr getelementptr inbounds (<{ i8, i32, i8 }>, ptr @"symbolic _____ 16CompletionEngine6HandleV", i32 0, i32 1) to i64)) to i32), i8 0 }>, section "swift5_typeref", no_sanitize_address, align 2
@4 = private constant [7 x i8] c"handle\00", section "swift5_reflstr", no_sanitize_address
@"$s16CompletionEngine5TimerVMn" = external global %swift.type_descriptor, align 4
@"got.$s16CompletionEngine5TimerVMn" = linkonce_odr hidden constant ptr @"$s16CompletionEngine5TimerVMn"
@"symbolic _____y_____GSg 16CompletionEngine6StableVAARi_zrlE AA5TimerV" = linkonce_odr hidden constant <{ i8, i32, [1 x i8], i8, i32, [3 x i8], i8 }> <{ i8 2, i32 trunc (i64 sub (i64 ptrtoint (ptr @"got.$s16CompletionEngine6StableVMn" to i64), i64 ptrtoint (ptr getelementptr inbounds (<{ i8, i32, [1 x i8], i8, i32, [3 x i8], i8 }>, ptr @"symbolic _____y_____GSg 16CompletionEngine6StableVAARi_zrlE AA5TimerV", i32 0, i32 1) to i64)) to i32), [1 x i8] c"y", i8 2, i32 trunc (i64 sub (i64 ptrtoint (ptr @"got.$s16CompletionEngine5TimerVMn" to i64), i64 ptrtoint (ptr getelementptr inbounds (<{ i8, i32, [1 x i8], i8, i32, [3 x i8], i8 }>, ptr @"symbolic _____y_____GSg 16CompletionEngine6StableVAARi_zrlE AA5TimerV", i32 0, i32 4) to i64)) to i32), [3 x i8] c"GSg", i8 0 }>, section "swift5_typeref", no_sanitize_address, align 2
@5 = private constant [6 x i8] c"timer\00", section "swift5_reflstr", no_sanitize_address
@"$s16CompletionEngine12LateDeliveryVMF" = internal constant { i32, i32, i16, i16, i32, i32, i32, i32, i32, i32, i32, i32, i32, i32, i32, i32, i32, i32, i32, i32, i32, i32, i32 } { i32 trunc (i64 sub (i64 ptrtoint (ptr @"symbolic _____ 16CompletionEngine12LateDeliveryV" to i64), i64 ptrtoint (ptr @"$s16CompletionEngine12LateDeliveryVMF" to i64)) to i32), i32 0, i16 0, i16 12, i32 6, i32 0, i32 trunc (i64 sub (i64 ptrtoint (ptr @"symbolic _____ 16CompletionEngine12LateDeliveryV0D0O" to i64), i64 ptrtoint (ptr getelementptr inbounds ({ i32, i32, i16, i16, i32, i32, i32, i32, i32, i32, i32, i32, i32, i32, i32, i32, i32, i32, i32, i32, i32, i32, i32 }, ptr @"$s16CompletionEngine12LateDeliveryVMF", i32 0, i32 6) to i64)) to i32), i32 trunc (i64 sub (i64 ptrtoint (ptr @0 to i64), i64 ptrtoint (ptr getelementptr inbounds ({ i32, i32, i16, i16, i32, i32, i32, i32, i32, i32, i32, i32, i32, i32, i32, i32, i32, i32, i32, i32, i32, i32, i32 }, ptr @"$s16CompletionEngine12LateDeliveryVMF", i32 0, i32 7) to i64)) to i32), i32 0, i32 trunc (i64 sub (i64 ptrtoint (ptr @"symbolic Sb" to i64), i64 ptrtoint (ptr getelementptr inbounds ({ i32, i32, i16, i16, i32, i32, i32, i32, i32, i32, i32, i32, i32, i32, i32, i32, i32, i32, i32, i32, i32, i32, i32 }, ptr @"$s16CompletionEngine12LateDeliveryVMF", i32 0, i32 9) to i64)) to i32), i32 trunc (i64 sub (i64 ptrtoint (ptr @1 to i64), i64 ptrtoint (ptr getelementptr inbounds ({ i32, i32, i16, i16, i32, i32, i32, i32, i32, i32, i32, i32, i32, i32, i32, i32, i32, i32, i32, i32, i32, i32, i32 }, ptr @"$s16CompletionEngine12LateDeliveryVMF", i32 0, i32 10) to i64)) to i32), i32 0, i32 trunc (i64 sub (i64 ptrtoint (ptr @"symbolic _____y_____G 16CompletionEngine6StableVAARi_zrlE AA6SocketV" to i64), i64 ptrtoint (ptr getelementptr inbounds ({ i32, i32, i16, i16, i32, i32, i32, i32, i32, i32, i32, i32, i32, i32, i32, i32, i32, i32, i32, i32, i32, i32, i32 }, ptr @"$s16CompletionEngine12LateDeliveryVMF", i32 0, i32 12) to i64)) to i32), i32 trunc (i64 sub (i64 ptrtoint (ptr @2 to i64), i64 ptrtoint (ptr getelementptr inbounds ({ i32, i32, i16, i16, i32, i32, i32, i32, i32, i32, i32, i32, i32, i32, i32, i32, i32, i32, i32, i32, i32, i32, i32 }, ptr @"$s16CompletionEngine12LateDeliveryVMF", i32 0, i32 13) to i64)) to i32), i32 0, i32 trunc (i64 sub (i64 ptrtoint (ptr @"symbolic _____y_____G 16CompletionEngine6StableVAARi_zrlE AA10HandleSlotV" to i64), i64 ptrtoint (ptr getelementptr inbounds ({ i32, i32, i16, i16, i32, i32, i32, i32, i32, i32, i32, i32, i32, i32, i32, i32, i32, i32, i32, i32, i32, i32, i32 }, ptr @"$s16CompletionEngine12LateDeliveryVMF", i32 0, i32 15) to i64)) to i32), i32 trunc (i64 sub (i64 ptrtoint (ptr @3 to i64), i64 ptrtoint (ptr getelementptr inbounds ({ i32, i32, i16, i16, i32, i32, i32, i32, i32, i32, i32, i32, i32, i32, i32, i32, i32, i32, i32, i32, i32, i32, i32 }, ptr @"$s16CompletionEngine12LateDeliveryVMF", i32 0, i32 16) to i64)) to i32), i32 0, i32 trunc (i64 sub (i64 ptrtoint (ptr @"symbolic _____ 16CompletionEngine6HandleV" to i64), i64 ptrtoint (ptr getelementptr inbounds ({ i32, i32, i16, i16, i32, i32, i32, i32, i32, i32, i32, i32, i32, i32, i32, i32, i32, i32, i32, i32, i32, i32, i32 }, ptr @"$s16CompletionEngine12LateDeliveryVMF", i32 0, i32 18) to i64)) to i32), i32 trunc (i64 sub (i64 ptrtoint (ptr @4 to i64), i64 ptrtoint (ptr getelementptr inbounds ({ i32, i32, i16, i16, i32, i32, i32, i32, i32, i32, i32, i32, i32, i32, i32, i32, i32, i32, i32, i32, i32, i32, i32 }, ptr @"$s16CompletionEngine12LateDeliveryVMF", i32 0, i32 19) to i64)) to i32), i32 2, i32 trunc (i64 sub (i64 ptrtoint (ptr @"symbolic _____y_____GSg 16CompletionEngine6StableVAARi_zrlE AA5TimerV" to i64), i64 ptrtoint (ptr getelementptr inbounds ({ i32, i32, i16, i16, i32, i32, i32, i32, i32, i32, i32, i32, i32, i32, i32, i32, i32, i32, i32, i32, i32, i32, i32 }, ptr @"$s16CompletionEngine12LateDeliveryVMF", i32 0, i32 21) to i64)) to i32), i32 trunc (i64 sub (i64 ptrtoint (ptr @5 to i64), i64 ptrtoint (ptr getelementptr inbounds ({ i32, i32, i16, i16, i32, i32, i32, i32, i32, i32, i32, i32, i32, i32, i32, i32, i32, i32, i32, i32, i32, i32, i32 }, ptr @"$s16CompletionEngine12LateDeliveryVMF", i32 0, i32 22) to i64)) to i32) }, section "swift5_fieldmd", no_sanitize_address, align 4
@"$s16CompletionEngine12LateDeliveryV0D0OWV" = internal constant %swift.enum_vwtable { ptr @"$s16CompletionEngine12LateDeliveryV0D0OwCP", ptr @__swift_noop_void_return, ptr @__swift_memcpy33_8, ptr @__swift_memcpy33_8, ptr @__swift_memcpy33_8, ptr @__swift_memcpy33_8, ptr @"$s16CompletionEngine12LateDeliveryV0D0Owet", ptr @"$s16CompletionEngine12LateDeliveryV0D0Owst", i64 33, i64 40, i32 2228231, i32 254, ptr @"$s16CompletionEngine12LateDeliveryV0D0Owug", ptr @"$s16CompletionEngine12LateDeliveryV0D0Owup", ptr @"$s16CompletionEngine12LateDeliveryV0D0Owui" }, align 8
@.str.8.Delivery = private constant [9 x i8] c"Delivery\00"
@"$s16CompletionEngine12LateDeliveryV0D0OMn" = hidden constant <{ i32, i32, i32, i32, i32, i32, i32 }> <{ i32 82, i32 trunc (i64 sub (i64 ptrtoint (ptr @"$s16CompletionEngine12LateDeliveryVMn" to i64), i64 ptrtoint (ptr getelementptr inbounds (<{ i32, i32, i32, i32, i32, i32, i32 }>, ptr @"$s16CompletionEngine12LateDeliveryV0D0OMn", i32 0, i32 1) to i64)) to i32), i32 trunc (i64 sub (i64 ptrtoint (ptr @.str.8.Delivery to i64), i64 ptrtoint (ptr getelementptr inbounds (<{ i32, i32, i32, i32, i32, i32, i32 }>, ptr @"$s16CompletionEngine12LateDeliveryV0D0OMn", i32 0, i32 2) to i64)) to i32), i32 trunc (i64 sub (i64 ptrtoint (ptr @"$s16CompletionEngine12LateDeliveryV0D0OMa" to i64), i64 ptrtoint (ptr getelementptr inbounds (<{ i32, i32, i32, i32, i32, i32, i32 }>, ptr @"$s16CompletionEngine12LateDeliveryV0D0OMn", i32 0, i32 3) to i64)) to i32), i32 trunc (i64 sub (i64 ptrtoint (ptr @"$s16CompletionEngine12LateDeliveryV0D0OMF" to i64), i64 ptrtoint (ptr getelementptr inbounds (<{ i32, i32, i32, i32, i32, i32, i32 }>, ptr @"$s16CompletionEngine12LateDeliveryV0D0OMn", i32 0, i32 4) to i64)) to i32), i32 2, i32 0 }>, section ".rodata", no_sanitize_address, align 4
@"$s16CompletionEngine12LateDeliveryV0D0OMf" = internal constant <{ ptr, ptr, i64, ptr }> <{ ptr null, ptr @"$s16CompletionEngine12LateDeliveryV0D0OWV", i64 513, ptr @"$s16CompletionEngine12LateDeliveryV0D0OMn" }>, align 8
@"$s16CompletionEngine12LateDeliveryV0D0OMB" = internal constant { i32, i32, i32, i32, i32 } { i32 trunc (i64 sub (i64 ptrtoint (ptr @"symbolic _____ 16CompletionEngine12LateDeliveryV0D0O" to i64), i64 ptrtoint (ptr @"$s16CompletionEngine12LateDeliveryV0D0OMB" to i64)) to i32), i32 33, i32 65544, i32 40, i32 254 }, section "swift5_builtin", no_sanitize_address, align 4
@"\01l__swift5_reflection_descriptor" = private constant { i32, i32 } { i32 trunc (i64 sub (i64 ptrtoint (ptr @"symbolic _____ 16CompletionEngine12LateDeliveryV0D0O" to i64), i64 ptrtoint (ptr @"\01l__swift5_reflection_descriptor" to i64)) to i32), i32 65536 }, section "swift5_mpenum", no_sanitize_address, align 4
@"$s16CompletionEngine9OperationVMn" = external global %swift.type_descriptor, align 4
@"got.$s16CompletionEngine9OperationVMn" = linkonce_odr hidden constant ptr @"$s16CompletionEngine9OperationVMn"
@"$s16CompletionEngine6StatusVMn" = external global %swift.type_descriptor, align 4
@"got.$s16CompletionEngine6StatusVMn" = linkonce_odr hidden constant ptr @"$s16CompletionEngine6StatusVMn"
@"symbolic _____y_____G______SiSb9isCountedt 16CompletionEngine6StableVAARi_zrlE AA9OperationV AA6StatusV" = linkonce_odr hidden constant <{ i8, i32, [1 x i8], i8, i32, [2 x i8], i8, i32, [15 x i8], i8 }> <{ i8 2, i32 trunc (i64 sub (i64 ptrtoint (ptr @"got.$s16CompletionEngine6StableVMn" to i64), i64 ptrtoint (ptr getelementptr inbounds (<{ i8, i32, [1 x i8], i8, i32, [2 x i8], i8, i32, [15 x i8], i8 }>, ptr @"symbolic _____y_____G______SiSb9isCountedt 16CompletionEngine6StableVAARi_zrlE AA9OperationV AA6StatusV", i32 0, i32 1) to i64)) to i32), [1 x i8] c"y", i8 2, i32 trunc (i64 sub (i64 ptrtoint (ptr @"got.$s16CompletionEngine9OperationVMn" to i64), i64 ptrtoint (ptr getelementptr inbounds (<{ i8, i32, [1 x i8], i8, i32, [2 x i8], i8, i32, [15 x i8], i8 }>, ptr @"symbolic _____y_____G______SiSb9isCountedt 16CompletionEngine6StableVAARi_zrlE AA9OperationV AA6StatusV", i32 0, i32 4) to i64)) to i32), [2 x i8] c"G_", i8 2, i32 trunc (i64 sub (i64 ptrtoint (ptr @"got.$s16CompletionEngine6StatusVMn" to i64), i64 ptrtoint (ptr getelementptr inbounds (<{ i8, i32, [1 x i8], i8, i32, [2 x i8], i8, i32, [15 x i8], i8 }>, ptr @"symbolic _____y_____G______SiSb9isCountedt 16CompletionEngine6StableVAARi_zrlE AA9OperationV AA6StatusV", i32 0, i32 7) to i64)) to i32), [15 x i8] c"SiSb9isCountedt", i8 0 }>, section "swift5_typeref", no_sanitize_address, align 2
@6 = private constant [10 x i8] c"operation\00", section "swift5_reflstr", no_sanitize_address
@"$s16CompletionEngine6PacketVMn" = external global %swift.type_descriptor, align 4
@"got.$s16CompletionEngine6PacketVMn" = linkonce_odr hidden constant ptr @"$s16CompletionEngine6PacketVMn"
@"symbolic ___________y_____Gt 16CompletionEngine6PacketV AA6StableVAARi_zrlE AA4PortV" = linkonce_odr hidden constant <{ i8, i32, [1 x i8], i8, i32, [1 x i8], i8, i32, [2 x i8], i8 }> <{ i8 2, i32 trunc (i64 sub (i64 ptrtoint (ptr @"got.$s16CompletionEngine6PacketVMn" to i64), i64 ptrtoint (ptr getelementptr inbounds (<{ i8, i32, [1 x i8], i8, i32, [1 x i8], i8, i32, [2 x i8], i8 }>, ptr @"symbolic ___________y_____Gt 16CompletionEngine6PacketV AA6StableVAARi_zrlE AA4PortV", i32 0, i32 1) to i64)) to i32), [1 x i8] c"_", i8 2, i32 trunc (i64 sub (i64 ptrtoint (ptr @"got.$s16CompletionEngine6StableVMn" to i64), i64 ptrtoint (ptr getelementptr inbounds (<{ i8, i32, [1 x i8], i8, i32, [1 x i8], i8, i32, [2 x i8], i8 }>, ptr @"symbolic ___________y_____Gt 16CompletionEngine6PacketV AA6StableVAARi_zrlE AA4PortV", i32 0, i32 4) to i64)) to i32), [1 x i8] c"y", i8 2, i32 trunc (i64 sub (i64 ptrtoint (ptr @"got.$s16CompletionEngine4PortVMn" to i64), i64 ptrtoint (ptr getelementptr inbounds (<{ i8, i32, [1 x i8], i8, i32, [1 x i8], i8, i32, [2 x i8], i8 }>, ptr @"symbolic ___________y_____Gt 16CompletionEngine6PacketV AA6StableVAARi_zrlE AA4PortV", i32 0, i32 7) to i64)) to i32), [2 x i8] c"Gt", i8 0 }>, section "swift5_typeref", no_sanitize_address, align 2
@7 = private constant [7 x i8] c"packet\00", section "swift5_reflstr", no_sanitize_address
@"$s16CompletionEngine12LateDeliveryV0D0OMF" = internal constant { i32, i32, i16, i16, i32, i32, i32, i32, i32, i32, i32 } { i32 trunc (i64 sub (i64 ptrtoint (ptr @"symbolic _____ 16CompletionEngine12LateDeliveryV0D0O" to i64), i64 ptrtoint (ptr @"$s16CompletionEngine12LateDeliveryV0D0OMF" to i64)) to i32), i32 0, i16 3, i16 12, i32 2, i32 0, i32 trunc (i64 sub (i64 ptrtoint (ptr @"symbolic _____y_____G______SiSb9isCountedt 16CompletionEngine6StableVAARi_zrlE AA9OperationV AA6StatusV" to i64), i64 ptrtoint (ptr getelementptr inbounds ({ i32, i32, i16, i16, i32, i32, i32, i32, i32, i32, i32 }, ptr @"$s16CompletionEngine12LateDeliveryV0D0OMF", i32 0, i32 6) to i64)) to i32), i32 trunc (i64 sub (i64 ptrtoint (ptr @6 to i64), i64 ptrtoint (ptr getelementptr inbounds ({ i32, i32, i16, i16, i32, i32, i32, i32, i32, i32, i32 }, ptr @"$s16CompletionEngine12LateDeliveryV0D0OMF", i32 0, i32 7) to i64)) to i32), i32 0, i32 trunc (i64 sub (i64 ptrtoint (ptr @"symbolic ___________y_____Gt 16CompletionEngine6PacketV AA6StableVAARi_zrlE AA4PortV" to i64), i64 ptrtoint (ptr getelementptr inbounds ({ i32, i32, i16, i16, i32, i32, i32, i32, i32, i32, i32 }, ptr @"$s16CompletionEngine12LateDeliveryV0D0OMF", i32 0, i32 9) to i64)) to i32), i32 trunc (i64 sub (i64 ptrtoint (ptr @7 to i64), i64 ptrtoint (ptr getelementptr inbounds ({ i32, i32, i16, i16, i32, i32, i32, i32, i32, i32, i32 }, ptr @"$s16CompletionEngine12LateDeliveryV0D0OMF", i32 0, i32 10) to i64)) to i32) }, section "swift5_fieldmd", no_sanitize_address, align 4
@".str.35.CompletionEngine/LateDelivery.swift" = private unnamed_addr constant [36 x i8] c"CompletionEngine/LateDelivery.swift\00"
@".str.57.Unexpectedly found nil while unwrapping an Optional value" = private unnamed_addr constant [58 x i8] c"Unexpectedly found nil while unwrapping an Optional value\00"
@".str.11.Fatal error" = private unnamed_addr constant [12 x i8] c"Fatal error\00"
@"$s16CompletionEngine10HandleSlotVN" = external global %swift.type, align 8
@"$s16CompletionEngine6SocketVN" = external global %swift.type, align 8
@"$s16CompletionEngine12LateDeliveryV0D0OHn" = private constant %swift.type_metadata_record { i32 trunc (i64 sub (i64 ptrtoint (ptr @"$s16CompletionEngine12LateDeliveryV0D0OMn" to i64), i64 ptrtoint (ptr @"$s16CompletionEngine12LateDeliveryV0D0OHn" to i64)) to i32) }, section "swift5_type_metadata", no_sanitize_address, align 4
@"$s16CompletionEngine12LateDeliveryVHn" = private constant %swift.type_metadata_record { i32 trunc (i64 sub (i64 ptrtoint (ptr @"$s16CompletionEngine12LateDeliveryVMn" to i64), i64 ptrtoint (ptr @"$s16CompletionEngine12LateDeliveryVHn" to i64)) to i32) }, section "swift5_type_metadata_2", no_sanitize_address, align 4
@__swift_reflection_version = linkonce_odr hidden constant i16 3
@_swift1_autolink_entries = private constant [194 x i8] c"-lswiftSwiftOnoneSupport\00-lswiftCore\00-lswift_Concurrency\00-lswift_StringProcessing\00-lswift_RegexParser\00-levent_core\00-levent_pthreads\00-lswiftSynchronization\00-lswiftGlibc\00-lm\00-lpthread\00-lutil\00-ldl\00", section ".swift1_autolink_entries", no_sanitize_address, align 8
@llvm.compiler.used = appending global [7 x ptr] [ptr @"$s16CompletionEngine6StableVyAA4PortVGACyxGSQAARi_zrlWl", ptr @"$s16CompletionEngine6StableVyAA4PortVGACyxGSQAARi_zrlWl", ptr @"$s16CompletionEngine9ChaosSeedV4DrawVAESQAAWl", ptr @"$s16CompletionEngine12LateDeliveryVMf", ptr @"$s16CompletionEngine12LateDeliveryVN", ptr @"$s16CompletionEngine12LateDeliveryV0D0OMf", ptr @"$s16CompletionEngine12LateDeliveryV0D0ON"], section "llvm.metadata"
@llvm.used = appending global [24 x ptr] [ptr @"$s16CompletionEngine12LateDeliveryV5isDueyySuXCvpZ", ptr @"$s16CompletionEngine12LateDeliveryV8deliveryAC0D0Ovg", ptr @"$s16CompletionEngine12LateDeliveryV9isSendingSbvg", ptr @"$s16CompletionEngine12LateDeliveryV6socketAA6StableVyAA6SocketVGvg", ptr @"$s16CompletionEngine12LateDeliveryV4slotAA6StableVyAA10HandleSlotVGvg", ptr @"$s16CompletionEngine12LateDeliveryV6handleAA6HandleVvg", ptr @"$s16CompletionEngine12LateDeliveryV5timerAA6StableVyAA5TimerVGSgvg", ptr @"$s16CompletionEngine12LateDeliveryV5timerAA6StableVyAA5TimerVGSgvs", ptr @"$s16CompletionEngine12LateDeliveryV5isDue_WZ", ptr @"$s16CompletionEngine6SocketV7deliver33_4D28874C844F12D002814C3A3FF3BDF0LLyyAA6StableVyAA12LateDeliveryVGF", ptr @"$s16CompletionEngine12LateDeliveryV5isDueyySuXCvau", ptr @"$s16CompletionEngine12LateDeliveryV5isDueyySuXCvgZ", ptr @"$s16CompletionEngine6SocketV13deliversLater___9hadWaitedSbAA6StableVyAA9OperationVG_AA6StatusVSiSbtF", ptr @"$s16CompletionEngine6SocketV14completesLaterySbAA6StableVyAA9OperationVG_AA6StatusVSitF", ptr @"$s16CompletionEngine6SocketV11queuesLaterySbAA6PacketVF", ptr @"$s16CompletionEngine12LateDeliveryVMF", ptr @"$s16CompletionEngine12LateDeliveryV0D0OMB", ptr @"\01l__swift5_reflection_descriptor", ptr @"$s16CompletionEngine12LateDeliveryV0D0OMF", ptr @"$s16CompletionEngine12LateDeliveryV0D0OHn", ptr @"$s16CompletionEngine12LateDeliveryVHn", ptr @__swift_reflection_version, ptr @_swift1_autolink_entries, ptr @tsan.module_ctor], section "llvm.metadata"
@llvm.global_ctors = appending global [1 x { i32, ptr, ptr }] [{ i32, ptr, ptr } { i32 0, ptr @tsan.module_ctor, ptr null }]

@"$s16CompletionEngine12LateDeliveryVN" = hidden alias %swift.type, getelementptr inbounds (<{ ptr, ptr, i64, ptr, i32, i32, i32, i32, i32, i32 }>, ptr @"$s16CompletionEngine12LateDeliveryVMf", i32 0, i32 2)
@"$s16CompletionEngine12LateDeliveryV0D0ON" = hidden alias %swift.type, getelementptr inbounds (<{ ptr, ptr, i64, ptr }>, ptr @"$s16CompletionEngine12LateDeliveryV0D0OMf", i32 0, i32 2)

; Function Attrs: sanitize_thread
define hidden swiftcc void @"$s16CompletionEngine12LateDeliveryV8deliveryAC0D0Ovg"(ptr noalias sret(%T16CompletionEngine12LateDeliveryV0D0O) captures(none) %0, ptr noalias swiftself captures(none) dereferenceable(72) %1) #0 !dbg !55 {
entry:
  %2 = call ptr @llvm.returnaddress(i32 0), !dbg !62
  call void @__tsan_func_entry(ptr %2), !dbg !62
  %.delivery = getelementptr inbounds nuw %T16CompletionEngine12LateDeliveryV, ptr %1, i32 0, i32 0, !dbg !62
  %3 = getelementptr inbounds nuw { i64, i64, i64, i64 }, ptr %.delivery, i32 0, i32 0, !dbg !62
  call void @__tsan_read8(ptr %3), !dbg !62
  %4 = load i64, ptr %3, align 8, !dbg !62
  %5 = getelementptr inbounds nuw { i64, i64, i64, i64 }, ptr %.delivery, i32 0, i32 1, !dbg !62
  call void @__tsan_read8(ptr %5), !dbg !62
  %6 = load i64, ptr %5, align 8, !dbg !62
  %7 = getelementptr inbounds nuw { i64, i64, i64, i64 }, ptr %.delivery, i32 0, i32 2, !dbg !62
  call void @__tsan_read8(ptr %7), !dbg !62
  %8 = load i64, ptr %7, align 8, !dbg !62
  %9 = getelementptr inbounds nuw { i64, i64, i64, i64 }, ptr %.delivery, i32 0, i32 3, !dbg !62
  call void @__tsan_read8(ptr %9), !dbg !62
  %10 = load i64, ptr %9, align 8, !dbg !62
  %11 = getelementptr inbounds nuw %T16CompletionEngine12LateDeliveryV0D0O, ptr %.delivery, i32 0, i32 1, !dbg !62
  call void @__tsan_read1(ptr %11), !dbg !62
  %12 = load i8, ptr %11, align 8, !dbg !62
  %13 = getelementptr inbounds nuw { i64, i64, i64, i64 }, ptr %0, i32 0, i32 0, !dbg !62
  call void @__tsan_write8(ptr %13), !dbg !62
  store i64 %4, ptr %13, align 8, !dbg !62
  %14 = getelementptr inbounds nuw { i64, i64, i64, i64 }, ptr %0, i32 0, i32 1, !dbg !62
  call void @__tsan_write8(ptr %14), !dbg !62
  store i64 %6, ptr %14, align 8, !dbg !62
  %15 = getelementptr inbounds nuw { i64, i64, i64, i64 }, ptr %0, i32 0, i32 2, !dbg !62
  call void @__tsan_write8(ptr %15), !dbg !62
  store i64 %8, ptr %15, align 8, !dbg !62
  %16 = getelementptr inbounds nuw { i64, i64, i64, i64 }, ptr %0, i32 0, i32 3, !dbg !62
  call void @__tsan_write8(ptr %16), !dbg !62
  store i64 %10, ptr %16, align 8, !dbg !62
  %17 = getelementptr inbounds nuw %T16CompletionEngine12LateDeliveryV0D0O, ptr %0, i32 0, i32 1, !dbg !62
  call void @__tsan_write1(ptr %17), !dbg !62
  store i8 %12, ptr %17, align 8, !dbg !62
  call void @__tsan_func_exit(), !dbg !62
  ret void, !dbg !62
}

; Function Attrs: sanitize_thread
define hidden swiftcc i1 @"$s16CompletionEngine12LateDeliveryV9isSendingSbvg"(ptr noalias swiftself captures(none) dereferenceable(72) %0) #0 !dbg !63 {
entry:
  %1 = call ptr @llvm.returnaddress(i32 0), !dbg !69
  call void @__tsan_func_entry(ptr %1), !dbg !69
  %.isSending = getelementptr inbounds nuw %T16CompletionEngine12LateDeliveryV, ptr %0, i32 0, i32 1, !dbg !69
  %.isSending._value = getelementptr inbounds nuw %TSb, ptr %.isSending, i32 0, i32 0, !dbg !69
  call void @__tsan_read1(ptr %.isSending._value), !dbg !69
  %2 = load i1, ptr %.isSending._value, align 1, !dbg !69
  call void @__tsan_func_exit(), !dbg !69
  ret i1 %2, !dbg !69
}

; Function Attrs: sanitize_thread
define hidden swiftcc ptr @"$s16CompletionEngine12LateDeliveryV6socketAA6StableVyAA6SocketVGvg"(ptr noalias swiftself captures(none) dereferenceable(72) %0) #0 !dbg !70 {
entry:
  %1 = call ptr @llvm.returnaddress(i32 0), !dbg !75
  call void @__tsan_func_entry(ptr %1), !dbg !75
  %.socket = getelementptr inbounds nuw %T16CompletionEngine12LateDeliveryV, ptr %0, i32 0, i32 3, !dbg !75
  %.socket.pointer = getelementptr inbounds nuw %T16CompletionEngine6StableV, ptr %.socket, i32 0, i32 0, !dbg !75
  %.socket.pointer._rawValue = getelementptr inbounds nuw %TSp, ptr %.socket.pointer, i32 0, i32 0, !dbg !75
  call void @__tsan_read8(ptr %.socket.pointer._rawValue), !dbg !75
  %2 = load ptr, ptr %.socket.pointer._rawValue, align 8, !dbg !75
  call void @__tsan_func_exit(), !dbg !75
  ret ptr %2, !dbg !75
}

; Function Attrs: sanitize_thread
define hidden swiftcc ptr @"$s16CompletionEngine12LateDeliveryV4slotAA6StableVyAA10HandleSlotVGvg"(ptr noalias swiftself captures(none) dereferenceable(72) %0) #0 !dbg !76 {
entry:
  %1 = call ptr @llvm.returnaddress(i32 0), !dbg !81
  call void @__tsan_func_entry(ptr %1), !dbg !81
  %.slot = getelementptr inbounds nuw %T16CompletionEngine12LateDeliveryV, ptr %0, i32 0, i32 4, !dbg !81
  %.slot.pointer = getelementptr inbounds nuw %T16CompletionEngine6StableV, ptr %.slot, i32 0, i32 0, !dbg !81
  %.slot.pointer._rawValue = getelementptr inbounds nuw %TSp, ptr %.slot.pointer, i32 0, i32 0, !dbg !81
  call void @__tsan_read8(ptr %.slot.pointer._rawValue), !dbg !81
  %2 = load ptr, ptr %.slot.pointer._rawValue, align 8, !dbg !81
  call void @__tsan_func_exit(), !dbg !81
  ret ptr %2, !dbg !81
}

; Function Attrs: sanitize_thread
define hidden swiftcc i32 @"$s16CompletionEngine12LateDeliveryV6handleAA6HandleVvg"(ptr noalias swiftself captures(none) dereferenceable(72) %0) #0 !dbg !82 {
entry:
  %1 = call ptr @llvm.returnaddress(i32 0), !dbg !88
  call void @__tsan_func_entry(ptr %1), !dbg !88
  %.handle = getelementptr inbounds nuw %T16CompletionEngine12LateDeliveryV, ptr %0, i32 0, i32 5, !dbg !88
  %.handle.rawValue = getelementptr inbounds nuw %T16CompletionEngine6HandleV, ptr %.handle, i32 0, i32 0, !dbg !88
  %.handle.rawValue._value = getelementptr inbounds nuw %Ts6UInt32V, ptr %.handle.rawValue, i32 0, i32 0, !dbg !88
  call void @__tsan_read4(ptr %.handle.rawValue._value), !dbg !88
  %2 = load i32, ptr %.handle.rawValue._value, align 8, !dbg !88
  call void @__tsan_func_exit(), !dbg !88
  ret i32 %2, !dbg !88
}

; Function Attrs: sanitize_thread
define hidden swiftcc i64 @"$s16CompletionEngine12LateDeliveryV5timerAA6StableVyAA5TimerVGSgvpfi"() #0 !dbg !89 {
entry:
  ret i64 0, !dbg !93
}

; Function Attrs: sanitize_thread
define hidden swiftcc i64 @"$s16CompletionEngine12LateDeliveryV5timerAA6StableVyAA5TimerVGSgvg"(ptr noalias swiftself captures(none) dereferenceable(72) %0) #0 !dbg !94 {
entry:
  %1 = call ptr @llvm.returnaddress(i32 0), !dbg !98
  call void @__tsan_func_entry(ptr %1), !dbg !98
  %.timer = getelementptr inbounds nuw %T16CompletionEngine12LateDeliveryV, ptr %0, i32 0, i32 7, !dbg !98
  call void @__tsan_read8(ptr %.timer), !dbg !98
  %2 = load i64, ptr %.timer, align 8, !dbg !98
  call void @__tsan_func_exit(), !dbg !98
  ret i64 %2, !dbg !98
}

; Function Attrs: sanitize_thread
define hidden swiftcc void @"$s16CompletionEngine12LateDeliveryV5timerAA6StableVyAA5TimerVGSgvs"(i64 %0, ptr swiftself captures(none) dereferenceable(72) %1) #0 !dbg !99 {
entry:
  %2 = call ptr @llvm.returnaddress(i32 0), !dbg !104
  call void @__tsan_func_entry(ptr %2), !dbg !104
  %.timer = getelementptr inbounds nuw %T16CompletionEngine12LateDeliveryV, ptr %1, i32 0, i32 7, !dbg !104
  call void @__tsan_write8(ptr %.timer), !dbg !104
  store i64 %0, ptr %.timer, align 8, !dbg !104
  call void @__tsan_func_exit(), !dbg !104
  ret void, !dbg !104
}

; Function Attrs: noinline sanitize_thread
define hidden swiftcc { ptr, ptr } @"$s16CompletionEngine12LateDeliveryV5timerAA6StableVyAA5TimerVGSgvM"(ptr noalias dereferenceable(32) %0, ptr swiftself captures(none) dereferenceable(72) %1) #1 !dbg !105 {
entry:
  %2 = call ptr @llvm.returnaddress(i32 0), !dbg !109
  call void @__tsan_func_entry(ptr %2), !dbg !109
  call void @__tsan_external_write(ptr %1, ptr null, ptr inttoptr (i64 1 to ptr)) #3, !dbg !109
  %.timer = getelementptr inbounds nuw %T16CompletionEngine12LateDeliveryV, ptr %1, i32 0, i32 7, !dbg !109
  call void @__tsan_external_write(ptr %.timer, ptr null, ptr inttoptr (i64 1 to ptr)) #3, !dbg !109
  %3 = insertvalue { ptr, ptr } poison, ptr @"$s16CompletionEngine12LateDeliveryV5timerAA6StableVyAA5TimerVGSgvM.resume.0", 0
  %4 = insertvalue { ptr, ptr } %3, ptr %.timer, 1
  call void @__tsan_func_exit(), !dbg !109
  ret { ptr, ptr } %4
}

define internal swiftcc void @"$s16CompletionEngine12LateDeliveryV5timerAA6StableVyAA5TimerVGSgvM.resume.0"(ptr noalias noundef nonnull align 8 dereferenceable(32) %0, i1 %1) #2 !dbg !110 {
entryresume.0:
  ret void, !dbg !112
}

; Function Attrs: sanitize_thread
define internal void @"$s16CompletionEngine12LateDeliveryV5isDue_WZ"(ptr %0) #0 !dbg !113 {
entry:
  ret void, !dbg !118
}

; Function Attrs: sanitize_thread
define internal swiftcc void @"$s16CompletionEngine12LateDeliveryV5isDueyySuXCvpZfiySucfU_"(i64 %0) #0 personality ptr @__gcc_personality_v0 !dbg !120 {
entry:
  %1 = call ptr @llvm.returnaddress(i32 0), !dbg !153
  call void @__tsan_func_entry(ptr %1), !dbg !153
  %word.debug = alloca i64, align 8
    #dbg_declare(ptr %word.debug, !126, !DIExpression(), !154)
  %2 = call ptr @__tsan_memset(ptr %word.debug, i32 0, i64 8), !dbg !153
  %3 = alloca %TSvSg, align 8
  %late.debug = alloca ptr, align 8
    #dbg_declare(ptr %late.debug, !128, !DIExpression(), !155)
  %4 = call ptr @__tsan_memset(ptr %late.debug, i32 0, i64 8), !dbg !153
  %slot.debug = alloca ptr, align 8
    #dbg_declare(ptr %slot.debug, !137, !DIExpression(), !156)
  %5 = call ptr @__tsan_memset(ptr %slot.debug, i32 0, i64 8), !dbg !153
  %handle.debug = alloca i32, align 8
    #dbg_declare(ptr %handle.debug, !140, !DIExpression(), !157)
  %6 = call ptr @__tsan_memset(ptr %handle.debug, i32 0, i64 4), !dbg !153
  %socket.debug = alloca ptr, align 8
    #dbg_declare(ptr %socket.debug, !142, !DIExpression(), !158)
  %7 = call ptr @__tsan_memset(ptr %socket.debug, i32 0, i64 8), !dbg !153
  store i64 %0, ptr %word.debug, align 8, !dbg !153
  call void @llvm.lifetime.start.p0(i64 8, ptr %3), !dbg !159
  %8 = icmp eq i64 %0, 0, !dbg !162
  br i1 %8, label %9, label %10, !dbg !162

9:                                                ; preds = %entry
  store i64 0, ptr %3, align 8, !dbg !162
  br label %13, !dbg !162

10:                                               ; preds = %entry
  %11 = inttoptr i64 %0 to ptr, !dbg !162
  %12 = ptrtoint ptr %11 to i64, !dbg !162
  store i64 %12, ptr %3, align 8, !dbg !162
  br label %13, !dbg !162

13:                                               ; preds = %9, %10
  %14 = load i64, ptr %3, align 8, !dbg !162
  %15 = icmp eq i64 %14, 0, !dbg !163
  br i1 %15, label %18, label %16, !dbg !163

16:                                               ; preds = %13
  %17 = inttoptr i64 %14 to ptr, !dbg !163
  br label %19, !dbg !163

18:                                               ; preds = %13
  invoke swiftcc void @"$ss17_assertionFailure__4file4line5flagss5NeverOs12StaticStringV_A2HSus6UInt32VtF"(i64 ptrtoint (ptr @".str.11.Fatal error" to i64), i64 11, i8 2, i64 ptrtoint (ptr @".str.57.Unexpectedly found nil while unwrapping an Optional value" to i64), i64 57, i8 2, i64 ptrtoint (ptr @".str.35.CompletionEngine/LateDelivery.swift" to i64), i64 35, i8 2, i64 25, i32 1)
          to label %.noexc13 unwind label %tsan_cleanup, !dbg !163

.noexc13:                                         ; preds = %18
  unreachable, !dbg !164

19:                                               ; preds = %16
  %20 = phi ptr [ %17, %16 ], !dbg !166
  %21 = invoke swiftcc ptr @"$s16CompletionEngine6StableVAARi_zrlE7addressACyxGSv_tcfC"(ptr %20, ptr getelementptr inbounds (<{ ptr, ptr, i64, ptr, i32, i32, i32, i32, i32, i32 }>, ptr @"$s16CompletionEngine12LateDeliveryVMf", i32 0, i32 2))
          to label %.noexc12 unwind label %tsan_cleanup, !dbg !167

.noexc12:                                         ; preds = %19
  call void @llvm.lifetime.end.p0(i64 8, ptr %3), !dbg !164
  store ptr %21, ptr %late.debug, align 8, !dbg !168
  %22 = invoke swiftcc ptr @"$s16CompletionEngine6StableVAARi_zrlE5valuexvlu"(ptr %21, ptr getelementptr inbounds (<{ ptr, ptr, i64, ptr, i32, i32, i32, i32, i32, i32 }>, ptr @"$s16CompletionEngine12LateDeliveryVMf", i32 0, i32 2))
          to label %.noexc11 unwind label %tsan_cleanup, !dbg !169

.noexc11:                                         ; preds = %.noexc12
  %.slot = getelementptr inbounds nuw %T16CompletionEngine12LateDeliveryV, ptr %22, i32 0, i32 4, !dbg !169
  %.slot.pointer = getelementptr inbounds nuw %T16CompletionEngine6StableV, ptr %.slot, i32 0, i32 0, !dbg !169
  %.slot.pointer._rawValue = getelementptr inbounds nuw %TSp, ptr %.slot.pointer, i32 0, i32 0, !dbg !169
  call void @__tsan_read8(ptr %.slot.pointer._rawValue), !dbg !169
  %23 = load ptr, ptr %.slot.pointer._rawValue, align 8, !dbg !169
  store ptr %23, ptr %slot.debug, align 8, !dbg !171
  %24 = invoke swiftcc ptr @"$s16CompletionEngine6StableVAARi_zrlE5valuexvlu"(ptr %21, ptr getelementptr inbounds (<{ ptr, ptr, i64, ptr, i32, i32, i32, i32, i32, i32 }>, ptr @"$s16CompletionEngine12LateDeliveryVMf", i32 0, i32 2))
          to label %.noexc10 unwind label %tsan_cleanup, !dbg !172

.noexc10:                                         ; preds = %.noexc11
  %.handle = getelementptr inbounds nuw %T16CompletionEngine12LateDeliveryV, ptr %24, i32 0, i32 5, !dbg !172
  %.handle.rawValue = getelementptr inbounds nuw %T16CompletionEngine6HandleV, ptr %.handle, i32 0, i32 0, !dbg !172
  %.handle.rawValue._value = getelementptr inbounds nuw %Ts6UInt32V, ptr %.handle.rawValue, i32 0, i32 0, !dbg !172
  call void @__tsan_read4(ptr %.handle.rawValue._value), !dbg !172
  %25 = load i32, ptr %.handle.rawValue._value, align 8, !dbg !172
  store i32 %25, ptr %handle.debug, align 8, !dbg !171
  %26 = invoke swiftcc ptr @"$s16CompletionEngine6StableVAARi_zrlE5valuexvlu"(ptr %21, ptr getelementptr inbounds (<{ ptr, ptr, i64, ptr, i32, i32, i32, i32, i32, i32 }>, ptr @"$s16CompletionEngine12LateDeliveryVMf", i32 0, i32 2))
          to label %.noexc9 unwind label %tsan_cleanup, !dbg !173

.noexc9:                                          ; preds = %.noexc10
  %.socket = getelementptr inbounds nuw %T16CompletionEngine12LateDeliveryV, ptr %26, i32 0, i32 3, !dbg !173
  %.socket.pointer = getelementptr inbounds nuw %T16CompletionEngine6StableV, ptr %.socket, i32 0, i32 0, !dbg !173
  %.socket.pointer._rawValue = getelementptr inbounds nuw %TSp, ptr %.socket.pointer, i32 0, i32 0, !dbg !173
  call void @__tsan_read8(ptr %.socket.pointer._rawValue), !dbg !173
  %27 = load ptr, ptr %.socket.pointer._rawValue, align 8, !dbg !173
  store ptr %27, ptr %socket.debug, align 8, !dbg !175
  %28 = invoke swiftcc ptr @"$s16CompletionEngine6StableVAARi_zrlE5valuexvlu"(ptr %23, ptr @"$s16CompletionEngine10HandleSlotVN")
          to label %.noexc8 unwind label %tsan_cleanup, !dbg !176

.noexc8:                                          ; preds = %.noexc9
  %.lock = getelementptr inbounds nuw %T16CompletionEngine10HandleSlotV, ptr %28, i32 0, i32 3, !dbg !176
  invoke swiftcc void @"$s16CompletionEngine4LockV4lockyyF"(ptr noalias swiftself captures(none) dereferenceable(4) %.lock)
          to label %.noexc7 unwind label %tsan_cleanup, !dbg !177

.noexc7:                                          ; preds = %.noexc8
  %29 = invoke swiftcc ptr @"$s16CompletionEngine6StableVAARi_zrlE5valuexvau"(ptr %27, ptr @"$s16CompletionEngine6SocketVN")
          to label %.noexc6 unwind label %tsan_cleanup, !dbg !175

.noexc6:                                          ; preds = %.noexc7
  call void @__tsan_external_write(ptr %29, ptr null, ptr inttoptr (i64 1 to ptr)) #3, !dbg !175
  invoke swiftcc void @"$s16CompletionEngine6SocketV7deliver33_4D28874C844F12D002814C3A3FF3BDF0LLyyAA6StableVyAA12LateDeliveryVGF"(ptr %21, ptr swiftself captures(none) dereferenceable(153) %29)
          to label %.noexc5 unwind label %tsan_cleanup, !dbg !178

.noexc5:                                          ; preds = %.noexc6
  invoke swiftcc void @"$s16CompletionEngine6StableVA2A10HandleSlotVRszlE21unlockAfterOperationsyyF"(ptr %23)
          to label %.noexc4 unwind label %tsan_cleanup, !dbg !179

.noexc4:                                          ; preds = %.noexc5
  invoke swiftcc void @"$s16CompletionEngine11HandleTableO5unpinyyAA6StableVyAA0C4SlotVG_AA0C0VtFZ"(ptr %23, i32 %25)
          to label %.noexc3 unwind label %tsan_cleanup, !dbg !180

.noexc3:                                          ; preds = %.noexc4
  %30 = invoke swiftcc ptr @"$s16CompletionEngine6StableVAARi_zrlE5valuexvlu"(ptr %21, ptr getelementptr inbounds (<{ ptr, ptr, i64, ptr, i32, i32, i32, i32, i32, i32 }>, ptr @"$s16CompletionEngine12LateDeliveryVMf", i32 0, i32 2))
          to label %.noexc2 unwind label %tsan_cleanup, !dbg !181

.noexc2:                                          ; preds = %.noexc3
  %.timer = getelementptr inbounds nuw %T16CompletionEngine12LateDeliveryV, ptr %30, i32 0, i32 7, !dbg !181
  call void @__tsan_read8(ptr %.timer), !dbg !181
  %31 = load i64, ptr %.timer, align 8, !dbg !181
  %32 = icmp eq i64 %31, 0, !dbg !181
  %33 = xor i1 %32, true, !dbg !181
  br i1 %33, label %35, label %34, !dbg !181

34:                                               ; preds = %.noexc2
  br label %37, !dbg !175

35:                                               ; preds = %.noexc2
  %.timer.pointer = getelementptr inbounds nuw %T16CompletionEngine6StableV, ptr %.timer, i32 0, i32 0, !dbg !181
  %.timer.pointer._rawValue = getelementptr inbounds nuw %TSp, ptr %.timer.pointer, i32 0, i32 0, !dbg !181
  call void @__tsan_read8(ptr %.timer.pointer._rawValue), !dbg !181
  %36 = load ptr, ptr %.timer.pointer._rawValue, align 8, !dbg !181
  invoke swiftcc void @"$s16CompletionEngine6StableVA2A5TimerVRszlE3endyyF"(ptr %36)
          to label %.noexc1 unwind label %tsan_cleanup, !dbg !182

.noexc1:                                          ; preds = %35
  br label %37, !dbg !175

37:                                               ; preds = %.noexc1, %34
  %38 = phi i8 [ 1, %34 ], [ 0, %.noexc1 ], !dbg !183
  invoke swiftcc void @"$s16CompletionEngine6StableVAARi_zrlE7destroyyyF"(ptr %21, ptr getelementptr inbounds (<{ ptr, ptr, i64, ptr, i32, i32, i32, i32, i32, i32 }>, ptr @"$s16CompletionEngine12LateDeliveryVMf", i32 0, i32 2))
          to label %.noexc unwind label %tsan_cleanup, !dbg !183

.noexc:                                           ; preds = %37
  call void @__tsan_func_exit(), !dbg !184
  ret void, !dbg !184

tsan_cleanup:                                     ; preds = %18, %19, %.noexc12, %.noexc11, %.noexc10, %.noexc9, %.noexc8, %.noexc7, %.noexc6, %.noexc5, %.noexc4, %.noexc3, %35, %37
  %cleanup.lpad = landingpad { ptr, i32 }
          cleanup
  call void @__tsan_func_exit(), !dbg !153
  resume { ptr, i32 } %cleanup.lpad
}

; Function Attrs: sanitize_thread
define internal swiftcc void @"$s16CompletionEngine6SocketV7deliver33_4D28874C844F12D002814C3A3FF3BDF0LLyyAA6StableVyAA12LateDeliveryVGF"(ptr %0, ptr swiftself captures(none) dereferenceable(153) %1) #0 personality ptr @__gcc_personality_v0 !dbg !185 {
entry:
  %2 = call ptr @llvm.returnaddress(i32 0), !dbg !227
  call void @__tsan_func_entry(ptr %2), !dbg !227
  %3 = alloca %T16CompletionEngine11HandleChaosV, align 8
  %late.debug = alloca ptr, align 8
    #dbg_declare(ptr %late.debug, !191, !DIExpression(), !228)
  %4 = call ptr @__tsan_memset(ptr %late.debug, i32 0, i64 8), !dbg !227
  %self.debug = alloca ptr, align 8
  %5 = call ptr @__tsan_memset(ptr %self.debug, i32 0, i64 8), !dbg !227
  %operation.debug = alloca ptr, align 8
    #dbg_declare(ptr %operation.debug, !193, !DIExpression(), !229)
  %6 = call ptr @__tsan_memset(ptr %operation.debug, i32 0, i64 8), !dbg !227
  %status.debug = alloca i32, align 8
    #dbg_declare(ptr %status.debug, !204, !DIExpression(), !230)
  %7 = call ptr @__tsan_memset(ptr %status.debug, i32 0, i64 4), !dbg !227
  %result.debug = alloca i64, align 8
    #dbg_declare(ptr %result.debug, !208, !DIExpression(), !231)
  %8 = call ptr @__tsan_memset(ptr %result.debug, i32 0, i64 8), !dbg !227
  %isCounted.debug = alloca i1, align 8
    #dbg_declare(ptr %isCounted.debug, !211, !DIExpression(), !232)
  %9 = call ptr @__tsan_memset(ptr %isCounted.debug, i32 0, i64 1), !dbg !227
  %packet.debug = alloca %T16CompletionEngine6PacketV, align 8
    #dbg_declare(ptr %packet.debug, !213, !DIExpression(), !233)
  %10 = call ptr @__tsan_memset(ptr %packet.debug, i32 0, i64 24), !dbg !227
  %port.debug = alloca ptr, align 8
    #dbg_declare(ptr %port.debug, !218, !DIExpression(), !234)
  %11 = call ptr @__tsan_memset(ptr %port.debug, i32 0, i64 8), !dbg !227
  %temp-coercion.coerced = alloca { i64, i64, i64 }, align 8
  %12 = alloca %T16CompletionEngine11HandleChaosV4LaneV, align 8
  call void @llvm.lifetime.start.p0(i64 89, ptr %3), !dbg !235
  store ptr %0, ptr %late.debug, align 8, !dbg !227
  store ptr %1, ptr %self.debug, align 8, !dbg !227
    #dbg_value(ptr %self.debug, !192, !DIExpression(DW_OP_deref, DW_OP_deref), !237)
  %.chaos = getelementptr inbounds nuw %T16CompletionEngine6SocketV, ptr %1, i32 0, i32 32, !dbg !238
  call void @__tsan_read8(ptr %.chaos), !dbg !238
  %13 = load i64, ptr %.chaos, align 8, !dbg !238
  %14 = icmp eq i64 %13, 0, !dbg !238
  %15 = xor i1 %14, true, !dbg !238
  br i1 %15, label %16, label %108, !dbg !238

16:                                               ; preds = %entry
  %.chaos.pointer = getelementptr inbounds nuw %T16CompletionEngine6StableV, ptr %.chaos, i32 0, i32 0, !dbg !238
  %.chaos.pointer._rawValue = getelementptr inbounds nuw %TSp, ptr %.chaos.pointer, i32 0, i32 0, !dbg !238
  call void @__tsan_read8(ptr %.chaos.pointer._rawValue), !dbg !238
  %17 = load ptr, ptr %.chaos.pointer._rawValue, align 8, !dbg !238
  %18 = invoke swiftcc ptr @"$s16CompletionEngine6StableVAARi_zrlE5valuexvlu"(ptr %0, ptr getelementptr inbounds (<{ ptr, ptr, i64, ptr, i32, i32, i32, i32, i32, i32 }>, ptr @"$s16CompletionEngine12LateDeliveryVMf", i32 0, i32 2))
          to label %.noexc17 unwind label %tsan_cleanup, !dbg !239

.noexc17:                                         ; preds = %16
  %.isSending = getelementptr inbounds nuw %T16CompletionEngine12LateDeliveryV, ptr %18, i32 0, i32 1, !dbg !239
  %.isSending._value = getelementptr inbounds nuw %TSb, ptr %.isSending, i32 0, i32 0, !dbg !239
  call void @__tsan_read1(ptr %.isSending._value), !dbg !239
  %19 = load i1, ptr %.isSending._value, align 1, !dbg !239
  %20 = invoke swiftcc ptr @"$s16CompletionEngine6StableVAARi_zrlE5valuexvau"(ptr %17, ptr @"$s16CompletionEngine11HandleChaosVN")
          to label %.noexc16 unwind label %tsan_cleanup, !dbg !227

.noexc16:                                         ; preds = %.noexc17
  call void @__tsan_external_write(ptr %20, ptr null, ptr inttoptr (i64 1 to ptr)) #3, !dbg !227
  call void @llvm.lifetime.start.p0(i64 28, ptr %12), !dbg !235
  %21 = call ptr @__tsan_memcpy(ptr %3, ptr %20, i64 89), !dbg !227
  %22 = invoke swiftcc { i64, i64, i64, i32 } @"$s16CompletionEngine11HandleChaosVyAC4LaneVSbcig"(i1 %19, ptr noalias swiftself captures(none) dereferenceable(89) %3)
          to label %.noexc15 unwind label %tsan_cleanup, !dbg !240

.noexc15:                                         ; preds = %.noexc16
  %23 = extractvalue { i64, i64, i64, i32 } %22, 0, !dbg !240
  %24 = extractvalue { i64, i64, i64, i32 } %22, 1, !dbg !240
  %25 = extractvalue { i64, i64, i64, i32 } %22, 2, !dbg !240
  %26 = extractvalue { i64, i64, i64, i32 } %22, 3, !dbg !240
  %.heldUntil = getelementptr inbounds nuw %T16CompletionEngine11HandleChaosV4LaneV, ptr %12, i32 0, i32 0, !dbg !240
  %.heldUntil._value = getelementptr inbounds nuw %Ts5Int64V, ptr %.heldUntil, i32 0, i32 0, !dbg !240
  call void @__tsan_write8(ptr %.heldUntil._value), !dbg !240
  store i64 %23, ptr %.heldUntil._value, align 8, !dbg !240
  %.timer = getelementptr inbounds nuw %T16CompletionEngine11HandleChaosV4LaneV, ptr %12, i32 0, i32 1, !dbg !240
  call void @__tsan_write8(ptr %.timer), !dbg !240
  store i64 %24, ptr %.timer, align 8, !dbg !240
  %.lastDue = getelementptr inbounds nuw %T16CompletionEngine11HandleChaosV4LaneV, ptr %12, i32 0, i32 2, !dbg !240
  %.lastDue._value = getelementptr inbounds nuw %Ts5Int64V, ptr %.lastDue, i32 0, i32 0, !dbg !240
  call void @__tsan_write8(ptr %.lastDue._value), !dbg !240
  store i64 %25, ptr %.lastDue._value, align 8, !dbg !240
  %.outstanding = getelementptr inbounds nuw %T16CompletionEngine11HandleChaosV4LaneV, ptr %12, i32 0, i32 3, !dbg !240
  %.outstanding._value = getelementptr inbounds nuw %Ts5Int32V, ptr %.outstanding, i32 0, i32 0, !dbg !240
  call void @__tsan_write4(ptr %.outstanding._value), !dbg !240
  store i32 %26, ptr %.outstanding._value, align 8, !dbg !240
  call void @__tsan_external_write(ptr %12, ptr null, ptr inttoptr (i64 1 to ptr)) #3, !dbg !227
  %.outstanding4 = getelementptr inbounds nuw %T16CompletionEngine11HandleChaosV4LaneV, ptr %12, i32 0, i32 3, !dbg !227
  call void @__tsan_external_write(ptr %.outstanding4, ptr null, ptr inttoptr (i64 1 to ptr)) #3, !dbg !227
  %.outstanding4._value = getelementptr inbounds nuw %Ts5Int32V, ptr %.outstanding4, i32 0, i32 0, !dbg !241
  call void @__tsan_read4(ptr %.outstanding4._value), !dbg !241
  %27 = load i32, ptr %.outstanding4._value, align 8, !dbg !241
  %28 = call { i32, i1 } @llvm.ssub.with.overflow.i32(i32 %27, i32 1), !dbg !241
  %29 = extractvalue { i32, i1 } %28, 0, !dbg !241
  %30 = extractvalue { i32, i1 } %28, 1, !dbg !241
  %31 = call i1 @llvm.expect.i1(i1 %30, i1 false), !dbg !241
  br i1 %31, label %109, label %32, !dbg !241

32:                                               ; preds = %.noexc15
  %.outstanding4._value5 = getelementptr inbounds nuw %Ts5Int32V, ptr %.outstanding4, i32 0, i32 0, !dbg !241
  call void @__tsan_write4(ptr %.outstanding4._value5), !dbg !241
  store i32 %29, ptr %.outstanding4._value5, align 8, !dbg !241
  %.heldUntil6 = getelementptr inbounds nuw %T16CompletionEngine11HandleChaosV4LaneV, ptr %12, i32 0, i32 0, !dbg !227
  %.heldUntil6._value = getelementptr inbounds nuw %Ts5Int64V, ptr %.heldUntil6, i32 0, i32 0, !dbg !227
  call void @__tsan_read8(ptr %.heldUntil6._value), !dbg !227
  %33 = load i64, ptr %.heldUntil6._value, align 8, !dbg !227
  %.timer7 = getelementptr inbounds nuw %T16CompletionEngine11HandleChaosV4LaneV, ptr %12, i32 0, i32 1, !dbg !227
  call void @__tsan_read8(ptr %.timer7), !dbg !227
  %34 = load i64, ptr %.timer7, align 8, !dbg !227
  %.lastDue8 = getelementptr inbounds nuw %T16CompletionEngine11HandleChaosV4LaneV, ptr %12, i32 0, i32 2, !dbg !227
  %.lastDue8._value = getelementptr inbounds nuw %Ts5Int64V, ptr %.lastDue8, i32 0, i32 0, !dbg !227
  call void @__tsan_read8(ptr %.lastDue8._value), !dbg !227
  %35 = load i64, ptr %.lastDue8._value, align 8, !dbg !227
  call void @__tsan_external_write(ptr %20, ptr null, ptr inttoptr (i64 1 to ptr)) #3, !dbg !227
  invoke swiftcc void @"$s16CompletionEngine11HandleChaosVyAC4LaneVSbcis"(i64 %33, i64 %34, i64 %35, i32 %29, i1 %19, ptr swiftself captures(none) dereferenceable(89) %20)
          to label %.noexc14 unwind label %tsan_cleanup, !dbg !227

.noexc14:                                         ; preds = %32
  call void @llvm.lifetime.end.p0(i64 28, ptr %12), !dbg !242
  br label %36, !dbg !227

36:                                               ; preds = %.noexc14, %108
  %37 = phi i8 [ 1, %108 ], [ 0, %.noexc14 ], !dbg !244
  %38 = invoke swiftcc ptr @"$s16CompletionEngine6StableVAARi_zrlE5valuexvlu"(ptr %0, ptr getelementptr inbounds (<{ ptr, ptr, i64, ptr, i32, i32, i32, i32, i32, i32 }>, ptr @"$s16CompletionEngine12LateDeliveryVMf", i32 0, i32 2))
          to label %.noexc13 unwind label %tsan_cleanup, !dbg !244

.noexc13:                                         ; preds = %36
  %.delivery = getelementptr inbounds nuw %T16CompletionEngine12LateDeliveryV, ptr %38, i32 0, i32 0, !dbg !244
  %39 = getelementptr inbounds nuw { i64, i64, i64, i64 }, ptr %.delivery, i32 0, i32 0, !dbg !244
  call void @__tsan_read8(ptr %39), !dbg !244
  %40 = load i64, ptr %39, align 8, !dbg !244
  %41 = getelementptr inbounds nuw { i64, i64, i64, i64 }, ptr %.delivery, i32 0, i32 1, !dbg !244
  call void @__tsan_read8(ptr %41), !dbg !244
  %42 = load i64, ptr %41, align 8, !dbg !244
  %43 = getelementptr inbounds nuw { i64, i64, i64, i64 }, ptr %.delivery, i32 0, i32 2, !dbg !244
  call void @__tsan_read8(ptr %43), !dbg !244
  %44 = load i64, ptr %43, align 8, !dbg !244
  %45 = getelementptr inbounds nuw { i64, i64, i64, i64 }, ptr %.delivery, i32 0, i32 3, !dbg !244
  call void @__tsan_read8(ptr %45), !dbg !244
  %46 = load i64, ptr %45, align 8, !dbg !244
  %47 = getelementptr inbounds nuw %T16CompletionEngine12LateDeliveryV0D0O, ptr %.delivery, i32 0, i32 1, !dbg !244
  call void @__tsan_read1(ptr %47), !dbg !244
  %48 = load i8, ptr %47, align 8, !dbg !244
  %49 = icmp ne i8 %48, 1
  br i1 %49, label %55, label %50

50:                                               ; preds = %.noexc13
  %51 = trunc i64 %44 to i32, !dbg !245
  %52 = lshr i64 %44, 32, !dbg !245
  %53 = trunc i64 %52 to i32, !dbg !245
  %54 = inttoptr i64 %46 to ptr, !dbg !245
  br label %59, !dbg !245

55:                                               ; preds = %.noexc13
  %56 = inttoptr i64 %40 to ptr, !dbg !245
  %57 = trunc i64 %42 to i32, !dbg !245
  %58 = trunc i64 %46 to i1, !dbg !245
  br label %71, !dbg !245

59:                                               ; preds = %50
  %60 = phi i64 [ %40, %50 ], !dbg !246
  %61 = phi i64 [ %42, %50 ], !dbg !246
  %62 = phi i32 [ %51, %50 ], !dbg !246
  %63 = phi i32 [ %53, %50 ], !dbg !246
  %64 = phi ptr [ %54, %50 ], !dbg !246
  call void @llvm.lifetime.start.p0(i64 24, ptr %packet.debug), !dbg !233
  %packet.debug.key = getelementptr inbounds nuw %T16CompletionEngine6PacketV, ptr %packet.debug, i32 0, i32 0, !dbg !247
  %packet.debug.key._value = getelementptr inbounds nuw %TSu, ptr %packet.debug.key, i32 0, i32 0, !dbg !247
  store i64 %60, ptr %packet.debug.key._value, align 8, !dbg !247
  %packet.debug.token = getelementptr inbounds nuw %T16CompletionEngine6PacketV, ptr %packet.debug, i32 0, i32 1, !dbg !247
  %packet.debug.token._value = getelementptr inbounds nuw %TSu, ptr %packet.debug.token, i32 0, i32 0, !dbg !247
  store i64 %61, ptr %packet.debug.token._value, align 8, !dbg !247
  %packet.debug.bytes = getelementptr inbounds nuw %T16CompletionEngine6PacketV, ptr %packet.debug, i32 0, i32 2, !dbg !247
  %packet.debug.bytes._value = getelementptr inbounds nuw %Ts6UInt32V, ptr %packet.debug.bytes, i32 0, i32 0, !dbg !247
  store i32 %62, ptr %packet.debug.bytes._value, align 8, !dbg !247
  %packet.debug.status = getelementptr inbounds nuw %T16CompletionEngine6PacketV, ptr %packet.debug, i32 0, i32 3, !dbg !247
  %packet.debug.status._value = getelementptr inbounds nuw %Ts6UInt32V, ptr %packet.debug.status, i32 0, i32 0, !dbg !247
  store i32 %63, ptr %packet.debug.status._value, align 4, !dbg !247
  store ptr %64, ptr %port.debug, align 8, !dbg !247
  call void @llvm.lifetime.start.p0(i64 192, ptr %temp-coercion.coerced), !dbg !248
  %temp-coercion.coerced.key = getelementptr inbounds nuw %T16CompletionEngine6PacketV, ptr %temp-coercion.coerced, i32 0, i32 0, !dbg !248
  %temp-coercion.coerced.key._value = getelementptr inbounds nuw %TSu, ptr %temp-coercion.coerced.key, i32 0, i32 0, !dbg !248
  store i64 %60, ptr %temp-coercion.coerced.key._value, align 8, !dbg !248
  %temp-coercion.coerced.token = getelementptr inbounds nuw %T16CompletionEngine6PacketV, ptr %temp-coercion.coerced, i32 0, i32 1, !dbg !248
  %temp-coercion.coerced.token._value = getelementptr inbounds nuw %TSu, ptr %temp-coercion.coerced.token, i32 0, i32 0, !dbg !248
  store i64 %61, ptr %temp-coercion.coerced.token._value, align 8, !dbg !248
  %temp-coercion.coerced.bytes = getelementptr inbounds nuw %T16CompletionEngine6PacketV, ptr %temp-coercion.coerced, i32 0, i32 2, !dbg !248
  %temp-coercion.coerced.bytes._value = getelementptr inbounds nuw %Ts6UInt32V, ptr %temp-coercion.coerced.bytes, i32 0, i32 0, !dbg !248
  store i32 %62, ptr %temp-coercion.coerced.bytes._value, align 8, !dbg !248
  %temp-coercion.coerced.status = getelementptr inbounds nuw %T16CompletionEngine6PacketV, ptr %temp-coercion.coerced, i32 0, i32 3, !dbg !248
  %temp-coercion.coerced.status._value = getelementptr inbounds nuw %Ts6UInt32V, ptr %temp-coercion.coerced.status, i32 0, i32 0, !dbg !248
  store i32 %63, ptr %temp-coercion.coerced.status._value, align 4, !dbg !248
  %65 = getelementptr inbounds nuw { i64, i64, i64 }, ptr %temp-coercion.coerced, i32 0, i32 0, !dbg !248
  %66 = load i64, ptr %65, align 8, !dbg !248
  %67 = getelementptr inbounds nuw { i64, i64, i64 }, ptr %temp-coercion.coerced, i32 0, i32 1, !dbg !248
  %68 = load i64, ptr %67, align 8, !dbg !248
  %69 = getelementptr inbounds nuw { i64, i64, i64 }, ptr %temp-coercion.coerced, i32 0, i32 2, !dbg !248
  %70 = load i64, ptr %69, align 8, !dbg !248
  call void @llvm.lifetime.end.p0(i64 192, ptr %temp-coercion.coerced), !dbg !248
  invoke swiftcc void @"$s16CompletionEngine6StableVA2A4PortVRszlE4push_8fromBase9hadWaitedyAA6PacketV_S2btF"(i64 %66, i64 %68, i64 %70, i1 false, i1 true, ptr %64)
          to label %.noexc12 unwind label %tsan_cleanup, !dbg !248

.noexc12:                                         ; preds = %59
  br label %107, !dbg !250

71:                                               ; preds = %55
  %72 = phi ptr [ %56, %55 ], !dbg !251
  %73 = phi i32 [ %57, %55 ], !dbg !251
  %74 = phi i64 [ %44, %55 ], !dbg !251
  %75 = phi i1 [ %58, %55 ], !dbg !251
  store ptr %72, ptr %operation.debug, align 8, !dbg !252
  store i32 %73, ptr %status.debug, align 8, !dbg !252
  store i64 %74, ptr %result.debug, align 8, !dbg !252
  store i1 %75, ptr %isCounted.debug, align 8, !dbg !252
  %76 = xor i1 %75, true, !dbg !253
  br i1 %76, label %77, label %86, !dbg !253

77:                                               ; preds = %71
  %.port = getelementptr inbounds nuw %T16CompletionEngine6SocketV, ptr %1, i32 0, i32 4, !dbg !256
  call void @__tsan_read8(ptr %.port), !dbg !256
  %78 = load i64, ptr %.port, align 8, !dbg !256
  %79 = icmp eq i64 %78, 0, !dbg !256
  %80 = xor i1 %79, true, !dbg !256
  br i1 %80, label %81, label %85, !dbg !256

81:                                               ; preds = %77
  %.port.pointer = getelementptr inbounds nuw %T16CompletionEngine6StableV, ptr %.port, i32 0, i32 0, !dbg !256
  %.port.pointer._rawValue = getelementptr inbounds nuw %TSp, ptr %.port.pointer, i32 0, i32 0, !dbg !256
  call void @__tsan_read8(ptr %.port.pointer._rawValue), !dbg !256
  %82 = load ptr, ptr %.port.pointer._rawValue, align 8, !dbg !256
  invoke swiftcc void @"$s16CompletionEngine6StableVA2A4PortVRszlE11noteWaitingyySiF"(i64 1, ptr %82)
          to label %.noexc11 unwind label %tsan_cleanup, !dbg !258

.noexc11:                                         ; preds = %81
  br label %83, !dbg !259

83:                                               ; preds = %.noexc11, %85
  %84 = phi i8 [ 1, %85 ], [ 0, %.noexc11 ], !dbg !260
  br label %87, !dbg !260

85:                                               ; preds = %77
  br label %83, !dbg !259

86:                                               ; preds = %71
  br label %87, !dbg !261

87:                                               ; preds = %83, %86
  %.chaos1 = getelementptr inbounds nuw %T16CompletionEngine6SocketV, ptr %1, i32 0, i32 32, !dbg !262
  call void @__tsan_read8(ptr %.chaos1), !dbg !262
  %88 = load i64, ptr %.chaos1, align 8, !dbg !262
  %89 = icmp eq i64 %88, 0, !dbg !262
  %90 = xor i1 %89, true, !dbg !262
  br i1 %90, label %91, label %106, !dbg !262

91:                                               ; preds = %87
  %.chaos1.pointer = getelementptr inbounds nuw %T16CompletionEngine6StableV, ptr %.chaos1, i32 0, i32 0, !dbg !262
  %.chaos1.pointer._rawValue = getelementptr inbounds nuw %TSp, ptr %.chaos1.pointer, i32 0, i32 0, !dbg !262
  call void @__tsan_read8(ptr %.chaos1.pointer._rawValue), !dbg !262
  %92 = load ptr, ptr %.chaos1.pointer._rawValue, align 8, !dbg !262
  %93 = invoke swiftcc ptr @"$s16CompletionEngine6StableVAARi_zrlE5valuexvau"(ptr %92, ptr @"$s16CompletionEngine11HandleChaosVN")
          to label %.noexc10 unwind label %tsan_cleanup, !dbg !263

.noexc10:                                         ; preds = %91
  %.isDelivering3 = getelementptr inbounds nuw %T16CompletionEngine11HandleChaosV, ptr %93, i32 0, i32 6, !dbg !263
  %.isDelivering3._value = getelementptr inbounds nuw %TSb, ptr %.isDelivering3, i32 0, i32 0, !dbg !263
  call void @__tsan_write1(ptr %.isDelivering3._value), !dbg !263
  store i8 1, ptr %.isDelivering3._value, align 4, !dbg !263
  br label %94, !dbg !264

94:                                               ; preds = %.noexc10, %106
  %95 = phi i8 [ 1, %106 ], [ 0, %.noexc10 ], !dbg !265
  call void @__tsan_external_write(ptr %1, ptr null, ptr inttoptr (i64 1 to ptr)) #3, !dbg !264
  %96 = invoke swiftcc i1 @"$s16CompletionEngine6SocketV7deliver___8fromBase9hadWaitedSbAA6StableVyAA9OperationVG_AA6StatusVSiS2btF"(ptr %72, i32 %73, i64 %74, i1 false, i1 true, ptr swiftself captures(none) dereferenceable(153) %1)
          to label %.noexc9 unwind label %tsan_cleanup, !dbg !266

.noexc9:                                          ; preds = %94
  %.chaos2 = getelementptr inbounds nuw %T16CompletionEngine6SocketV, ptr %1, i32 0, i32 32, !dbg !267
  call void @__tsan_read8(ptr %.chaos2), !dbg !267
  %97 = load i64, ptr %.chaos2, align 8, !dbg !267
  %98 = icmp eq i64 %97, 0, !dbg !267
  %99 = xor i1 %98, true, !dbg !267
  br i1 %99, label %100, label %105, !dbg !267

100:                                              ; preds = %.noexc9
  %.chaos2.pointer = getelementptr inbounds nuw %T16CompletionEngine6StableV, ptr %.chaos2, i32 0, i32 0, !dbg !267
  %.chaos2.pointer._rawValue = getelementptr inbounds nuw %TSp, ptr %.chaos2.pointer, i32 0, i32 0, !dbg !267
  call void @__tsan_read8(ptr %.chaos2.pointer._rawValue), !dbg !267
  %101 = load ptr, ptr %.chaos2.pointer._rawValue, align 8, !dbg !267
  %102 = invoke swiftcc ptr @"$s16CompletionEngine6StableVAARi_zrlE5valuexvau"(ptr %101, ptr @"$s16CompletionEngine11HandleChaosVN")
          to label %.noexc unwind label %tsan_cleanup, !dbg !268

.noexc:                                           ; preds = %100
  %.isDelivering = getelementptr inbounds nuw %T16CompletionEngine11HandleChaosV, ptr %102, i32 0, i32 6, !dbg !268
  %.isDelivering._value = getelementptr inbounds nuw %TSb, ptr %.isDelivering, i32 0, i32 0, !dbg !268
  call void @__tsan_write1(ptr %.isDelivering._value), !dbg !268
  store i8 0, ptr %.isDelivering._value, align 4, !dbg !268
  br label %103, !dbg !264

103:                                              ; preds = %.noexc, %105
  %104 = phi i8 [ 1, %105 ], [ 0, %.noexc ], !dbg !264
  br label %107, !dbg !264

105:                                              ; preds = %.noexc9
  br label %103, !dbg !264

106:                                              ; preds = %87
  br label %94, !dbg !264

107:                                              ; preds = %.noexc12, %103
  call void @llvm.lifetime.end.p0(i64 89, ptr %3), !dbg !269
  call void @__tsan_func_exit(), !dbg !271
  ret void, !dbg !271

108:                                              ; preds = %entry
  br label %36, !dbg !227

109:                                              ; preds = %.noexc15
  call void @llvm.trap(), !dbg !272
  unreachable, !dbg !272

tsan_cleanup:                                     ; preds = %16, %.noexc17, %.noexc16, %32, %36, %59, %81, %91, %94, %100
  %cleanup.lpad = landingpad { ptr, i32 }
          cleanup
  call void @__tsan_func_exit(), !dbg !227
  resume { ptr, i32 } %cleanup.lpad
}

; Function Attrs: sanitize_thread
define internal void @"$s16CompletionEngine12LateDeliveryV5isDueyySuXCvpZfiySucfU_To"(i64 %0) #0 personality ptr @__gcc_personality_v0 !dbg !275 {
entry:
  %1 = call ptr @llvm.returnaddress(i32 0), !dbg !277
  call void @__tsan_func_entry(ptr %1), !dbg !277
  invoke swiftcc void @"$s16CompletionEngine12LateDeliveryV5isDueyySuXCvpZfiySucfU_"(i64 %0) #19
          to label %.noexc unwind label %tsan_cleanup, !dbg !277

.noexc:                                           ; preds = %entry
  call void @__tsan_func_exit(), !dbg !277
  ret void, !dbg !277

tsan_cleanup:                                     ; preds = %entry
  %cleanup.lpad = landingpad { ptr, i32 }
          cleanup
  call void @__tsan_func_exit(), !dbg !277
  resume { ptr, i32 } %cleanup.lpad
}

; Function Attrs: nounwind
declare void @__tsan_external_write(ptr, ptr, ptr) #3

; Function Attrs: nocallback nofree nosync nounwind willreturn memory(argmem: readwrite)
declare void @llvm.lifetime.start.p0(i64 immarg, ptr captures(none)) #4

; Function Attrs: nocallback nofree nounwind willreturn memory(argmem: write)
declare void @llvm.memset.p0.i64(ptr writeonly captures(none), i8, i64, i1 immarg) #5

declare swiftcc ptr @"$s16CompletionEngine6StableVAARi_zrlE5valuexvlu"(ptr, ptr) #2

declare swiftcc i1 @"$s16CompletionEngine6SocketV7deliver___8fromBase9hadWaitedSbAA6StableVyAA9OperationVG_AA6StatusVSiS2btF"(ptr, i32, i64, i1, i1, ptr swiftself captures(none) dereferenceable(153)) #2

; Function Attrs: nocallback nofree nosync nounwind willreturn memory(argmem: readwrite)
declare void @llvm.lifetime.end.p0(i64 immarg, ptr captures(none)) #4

declare swiftcc ptr @"$s16CompletionEngine6StableVAARi_zrlE5valuexvau"(ptr, ptr) #2

declare swiftcc void @"$s16CompletionEngine6StableVA2A4PortVRszlE11noteWaitingyySiF"(i64, ptr) #2

declare swiftcc void @"$s16CompletionEngine6StableVA2A4PortVRszlE4push_8fromBase9hadWaitedyAA6PacketV_S2btF"(i64, i64, i64, i1, i1, ptr) #2

; Function Attrs: nocallback nofree nounwind willreturn memory(argmem: readwrite)
declare void @llvm.memcpy.p0.p0.i64(ptr noalias writeonly captures(none), ptr noalias readonly captures(none), i64, i1 immarg) #6

declare swiftcc { i64, i64, i64, i32 } @"$s16CompletionEngine11HandleChaosVyAC4LaneVSbcig"(i1, ptr noalias swiftself captures(none) dereferenceable(89)) #2

; Function Attrs: nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare { i32, i1 } @llvm.ssub.with.overflow.i32(i32, i32) #7

; Function Attrs: nocallback nofree nosync nounwind willreturn memory(none)
declare i1 @llvm.expect.i1(i1, i1) #8

; Function Attrs: cold noreturn nounwind memory(inaccessiblemem: write)
declare void @llvm.trap() #9

declare swiftcc void @"$s16CompletionEngine11HandleChaosVyAC4LaneVSbcis"(i64, i64, i64, i32, i1, ptr swiftself captures(none) dereferenceable(89)) #2

; Function Attrs: sanitize_thread
define hidden swiftcc ptr @"$s16CompletionEngine12LateDeliveryV5isDueyySuXCvau"() #0 !dbg !278 {
entry:
  ret ptr @"$s16CompletionEngine12LateDeliveryV5isDueyySuXCvpZ", !dbg !281
}

; Function Attrs: sanitize_thread
define hidden swiftcc ptr @"$s16CompletionEngine12LateDeliveryV5isDueyySuXCvgZ"() #0 !dbg !282 {
entry:
  ret ptr @"$s16CompletionEngine12LateDeliveryV5isDueyySuXCvpZfiySucfU_To", !dbg !287
}

; Function Attrs: sanitize_thread
define hidden swiftcc void @"$s16CompletionEngine12LateDeliveryV8delivery9isSending6socket4slot6handle5timerA2C0D0O_SbAA6StableVyAA6SocketVGAMyAA10HandleSlotVGAA0N0VAMyAA5TimerVGSgtcfC"(ptr noalias sret(%T16CompletionEngine12LateDeliveryV) captures(none) %0, ptr noalias captures(none) dereferenceable(33) %1, i1 %2, ptr %3, ptr %4, i32 %5, i64 %6) #0 !dbg !288 {
entry:
  %7 = call ptr @llvm.returnaddress(i32 0), !dbg !292
  call void @__tsan_func_entry(ptr %7), !dbg !292
  %8 = alloca %T16CompletionEngine12LateDeliveryV, align 8
  %9 = alloca %T16CompletionEngine12LateDeliveryV0D0O, align 8
  call void @llvm.lifetime.start.p0(i64 72, ptr %8), !dbg !293
  call void @llvm.lifetime.start.p0(i64 33, ptr %9), !dbg !293
  %10 = call ptr @__tsan_memcpy(ptr %9, ptr %1, i64 33), !dbg !292
  %11 = getelementptr inbounds nuw { i64, i64, i64, i64 }, ptr %9, i32 0, i32 0, !dbg !292
  %12 = load i64, ptr %11, align 8, !dbg !292
  %13 = getelementptr inbounds nuw { i64, i64, i64, i64 }, ptr %9, i32 0, i32 1, !dbg !292
  %14 = load i64, ptr %13, align 8, !dbg !292
  %15 = getelementptr inbounds nuw { i64, i64, i64, i64 }, ptr %9, i32 0, i32 2, !dbg !292
  %16 = load i64, ptr %15, align 8, !dbg !292
  %17 = getelementptr inbounds nuw { i64, i64, i64, i64 }, ptr %9, i32 0, i32 3, !dbg !292
  %18 = load i64, ptr %17, align 8, !dbg !292
  %19 = getelementptr inbounds nuw %T16CompletionEngine12LateDeliveryV0D0O, ptr %9, i32 0, i32 1, !dbg !292
  %20 = load i8, ptr %19, align 8, !dbg !292
  %.delivery = getelementptr inbounds nuw %T16CompletionEngine12LateDeliveryV, ptr %8, i32 0, i32 0, !dbg !292
  %21 = getelementptr inbounds nuw { i64, i64, i64, i64 }, ptr %.delivery, i32 0, i32 0, !dbg !292
  store i64 %12, ptr %21, align 8, !dbg !292
  %22 = getelementptr inbounds nuw { i64, i64, i64, i64 }, ptr %.delivery, i32 0, i32 1, !dbg !292
  store i64 %14, ptr %22, align 8, !dbg !292
  %23 = getelementptr inbounds nuw { i64, i64, i64, i64 }, ptr %.delivery, i32 0, i32 2, !dbg !292
  store i64 %16, ptr %23, align 8, !dbg !292
  %24 = getelementptr inbounds nuw { i64, i64, i64, i64 }, ptr %.delivery, i32 0, i32 3, !dbg !292
  store i64 %18, ptr %24, align 8, !dbg !292
  %25 = getelementptr inbounds nuw %T16CompletionEngine12LateDeliveryV0D0O, ptr %.delivery, i32 0, i32 1, !dbg !292
  store i8 %20, ptr %25, align 8, !dbg !292
  %.isSending = getelementptr inbounds nuw %T16CompletionEngine12LateDeliveryV, ptr %8, i32 0, i32 1, !dbg !292
  %.isSending._value = getelementptr inbounds nuw %TSb, ptr %.isSending, i32 0, i32 0, !dbg !292
  %26 = zext i1 %2 to i8, !dbg !292
  store i8 %26, ptr %.isSending._value, align 1, !dbg !292
  %.socket = getelementptr inbounds nuw %T16CompletionEngine12LateDeliveryV, ptr %8, i32 0, i32 3, !dbg !292
  %.socket.pointer = getelementptr inbounds nuw %T16CompletionEngine6StableV, ptr %.socket, i32 0, i32 0, !dbg !292
  %.socket.pointer._rawValue = getelementptr inbounds nuw %TSp, ptr %.socket.pointer, i32 0, i32 0, !dbg !292
  store ptr %3, ptr %.socket.pointer._rawValue, align 8, !dbg !292
  %.slot = getelementptr inbounds nuw %T16CompletionEngine12LateDeliveryV, ptr %8, i32 0, i32 4, !dbg !292
  %.slot.pointer = getelementptr inbounds nuw %T16CompletionEngine6StableV, ptr %.slot, i32 0, i32 0, !dbg !292
  %.slot.pointer._rawValue = getelementptr inbounds nuw %TSp, ptr %.slot.pointer, i32 0, i32 0, !dbg !292
  store ptr %4, ptr %.slot.pointer._rawValue, align 8, !dbg !292
  %.handle = getelementptr inbounds nuw %T16CompletionEngine12LateDeliveryV, ptr %8, i32 0, i32 5, !dbg !292
  %.handle.rawValue = getelementptr inbounds nuw %T16CompletionEngine6HandleV, ptr %.handle, i32 0, i32 0, !dbg !292
  %.handle.rawValue._value = getelementptr inbounds nuw %Ts6UInt32V, ptr %.handle.rawValue, i32 0, i32 0, !dbg !292
  store i32 %5, ptr %.handle.rawValue._value, align 8, !dbg !292
  %.timer = getelementptr inbounds nuw %T16CompletionEngine12LateDeliveryV, ptr %8, i32 0, i32 7, !dbg !292
  store i64 %6, ptr %.timer, align 8, !dbg !292
  call void @llvm.lifetime.end.p0(i64 33, ptr %9), !dbg !293
  %27 = call ptr @__tsan_memcpy(ptr %0, ptr %8, i64 72), !dbg !292
  call void @llvm.lifetime.end.p0(i64 72, ptr %8), !dbg !295
  call void @__tsan_func_exit(), !dbg !292
  ret void, !dbg !292
}

; Function Attrs: noinline sanitize_thread
define hidden swiftcc i1 @"$s16CompletionEngine6SocketV13deliversLater___9hadWaitedSbAA6StableVyAA9OperationVG_AA6StatusVSiSbtF"(ptr %0, i32 %1, i64 %2, i1 %3, ptr swiftself captures(none) dereferenceable(153) %4) #1 personality ptr @__gcc_personality_v0 !dbg !297 {
entry:
  %5 = call ptr @llvm.returnaddress(i32 0), !dbg !340
  call void @__tsan_func_entry(ptr %5), !dbg !340
  %6 = alloca %T16CompletionEngine9OperationV, align 8
  %7 = alloca %T16CompletionEngine11HandleChaosV, align 8
  %8 = alloca %T16CompletionEngine11HandleChaosV, align 8
  %9 = alloca %T16CompletionEngine12LateDeliveryV0D0O, align 8
  %10 = alloca %T16CompletionEngine11HandleChaosV, align 8
  %11 = alloca %T16CompletionEngine9OperationV, align 8
  %operation.debug = alloca ptr, align 8
    #dbg_declare(ptr %operation.debug, !302, !DIExpression(), !341)
  %12 = call ptr @__tsan_memset(ptr %operation.debug, i32 0, i64 8), !dbg !340
  %status.debug = alloca i32, align 8
    #dbg_declare(ptr %status.debug, !303, !DIExpression(), !342)
  %13 = call ptr @__tsan_memset(ptr %status.debug, i32 0, i64 4), !dbg !340
  %result.debug = alloca i64, align 8
    #dbg_declare(ptr %result.debug, !304, !DIExpression(), !343)
  %14 = call ptr @__tsan_memset(ptr %result.debug, i32 0, i64 8), !dbg !340
  %hadWaited.debug = alloca i1, align 8
    #dbg_declare(ptr %hadWaited.debug, !305, !DIExpression(), !344)
  %15 = call ptr @__tsan_memset(ptr %hadWaited.debug, i32 0, i64 1), !dbg !340
  %self.debug = alloca ptr, align 8
  %16 = call ptr @__tsan_memset(ptr %self.debug, i32 0, i64 8), !dbg !340
  %17 = alloca %Ts6UInt32VSg, align 4
  %chaos.debug = alloca ptr, align 8
    #dbg_declare(ptr %chaos.debug, !307, !DIExpression(), !345)
  %18 = call ptr @__tsan_memset(ptr %chaos.debug, i32 0, i64 8), !dbg !340
  %isSending.debug = alloca i1, align 8
    #dbg_declare(ptr %isSending.debug, !318, !DIExpression(), !346)
  %19 = call ptr @__tsan_memset(ptr %isSending.debug, i32 0, i64 1), !dbg !340
  %20 = alloca %T16CompletionEngine6StatusV, align 4
  %21 = alloca %T16CompletionEngine6StatusV, align 4
  %22 = alloca %T16CompletionEngine6StatusV, align 4
  %23 = alloca %T16CompletionEngine6StatusV, align 4
  %isAborted.debug = alloca i1, align 8
    #dbg_declare(ptr %isAborted.debug, !320, !DIExpression(), !347)
  %24 = call ptr @__tsan_memset(ptr %isAborted.debug, i32 0, i64 1), !dbg !340
  %draw.debug = alloca %T16CompletionEngine9ChaosSeedV4DrawVSg, align 8
    #dbg_declare(ptr %draw.debug, !322, !DIExpression(), !348)
  %25 = call ptr @__tsan_memset(ptr %draw.debug, i32 0, i64 17), !dbg !340
  %26 = alloca <{ %T16CompletionEngine9ChaosSeedV4DrawVSg, [7 x i8], %T16CompletionEngine9ChaosSeedV4DrawVSg }>, align 8
  %27 = alloca <{ %T16CompletionEngine6StableVyAA4PortVGSg, %T16CompletionEngine6StableVyAA4PortVGSg }>, align 8
  %28 = alloca %Ts5Int64VSg, align 8
  %29 = alloca %T16CompletionEngine6StableVyAA4PortVGSg, align 8
  %30 = alloca %T16CompletionEngine6StableV, align 8
  %31 = alloca <{ %T16CompletionEngine6StableVyAA4PortVGSg, %T16CompletionEngine6StableVyAA4PortVGSg }>, align 8
  %draw.debug20 = alloca %T16CompletionEngine9ChaosSeedV4DrawV, align 8
    #dbg_declare(ptr %draw.debug20, !334, !DIExpression(), !349)
  %32 = call ptr @__tsan_memset(ptr %draw.debug20, i32 0, i64 16), !dbg !340
  %33 = alloca %T16CompletionEngine6StableVyAA4PortVGSg, align 8
  %34 = alloca %T16CompletionEngine6StableV, align 8
  %35 = alloca %T16CompletionEngine9ChaosSeedV4DrawVSg, align 8
  %36 = alloca %T16CompletionEngine9ChaosSeedV4DrawV, align 8
  call void @llvm.lifetime.start.p0(i64 96, ptr %6), !dbg !350
  call void @llvm.lifetime.start.p0(i64 89, ptr %7), !dbg !350
  call void @llvm.lifetime.start.p0(i64 89, ptr %8), !dbg !350
  call void @llvm.lifetime.start.p0(i64 33, ptr %9), !dbg !350
  call void @llvm.lifetime.start.p0(i64 89, ptr %10), !dbg !350
  call void @llvm.lifetime.start.p0(i64 96, ptr %11), !dbg !350
  store ptr %0, ptr %operation.debug, align 8, !dbg !340
  store i32 %1, ptr %status.debug, align 8, !dbg !340
  store i64 %2, ptr %result.debug, align 8, !dbg !340
  store i1 %3, ptr %hadWaited.debug, align 8, !dbg !340
  store ptr %4, ptr %self.debug, align 8, !dbg !340
    #dbg_value(ptr %self.debug, !306, !DIExpression(DW_OP_deref, DW_OP_deref), !352)
  %.chaos = getelementptr inbounds nuw %T16CompletionEngine6SocketV, ptr %4, i32 0, i32 32, !dbg !353
  call void @__tsan_read8(ptr %.chaos), !dbg !353
  %37 = load i64, ptr %.chaos, align 8, !dbg !353
  %38 = icmp eq i64 %37, 0, !dbg !353
  %39 = xor i1 %38, true, !dbg !353
  br i1 %39, label %40, label %306, !dbg !353

40:                                               ; preds = %entry
  %.chaos.pointer = getelementptr inbounds nuw %T16CompletionEngine6StableV, ptr %.chaos, i32 0, i32 0, !dbg !353
  %.chaos.pointer._rawValue = getelementptr inbounds nuw %TSp, ptr %.chaos.pointer, i32 0, i32 0, !dbg !353
  call void @__tsan_read8(ptr %.chaos.pointer._rawValue), !dbg !353
  %41 = load ptr, ptr %.chaos.pointer._rawValue, align 8, !dbg !353
  %42 = invoke swiftcc ptr @"$s16CompletionEngine6StableVAARi_zrlE5valuexvau"(ptr %41, ptr @"$s16CompletionEngine11HandleChaosVN")
          to label %.noexc63 unwind label %tsan_cleanup, !dbg !354

.noexc63:                                         ; preds = %40
  %.latePacket21 = getelementptr inbounds nuw %T16CompletionEngine11HandleChaosV, ptr %42, i32 0, i32 8, !dbg !354
  %43 = getelementptr inbounds nuw { i64, i8 }, ptr %.latePacket21, i32 0, i32 0, !dbg !354
  call void @__tsan_write8(ptr %43), !dbg !354
  store i64 0, ptr %43, align 8, !dbg !354
  %44 = getelementptr inbounds nuw { i64, i8 }, ptr %.latePacket21, i32 0, i32 1, !dbg !354
  call void @__tsan_write1(ptr %44), !dbg !354
  store i8 2, ptr %44, align 8, !dbg !354
  br label %45, !dbg !340

45:                                               ; preds = %.noexc63, %306
  %46 = phi i8 [ 1, %306 ], [ 0, %.noexc63 ], !dbg !355
  %.chaos1 = getelementptr inbounds nuw %T16CompletionEngine6SocketV, ptr %4, i32 0, i32 32, !dbg !355
  call void @__tsan_read8(ptr %.chaos1), !dbg !355
  %47 = load i64, ptr %.chaos1, align 8, !dbg !355
  %48 = icmp eq i64 %47, 0, !dbg !355
  br i1 %48, label %51, label %49, !dbg !355

49:                                               ; preds = %45
  %50 = inttoptr i64 %47 to ptr, !dbg !355
  br label %52, !dbg !355

51:                                               ; preds = %45
  br label %256, !dbg !355

52:                                               ; preds = %49
  %53 = phi ptr [ %50, %49 ], !dbg !356
  store ptr %53, ptr %chaos.debug, align 8, !dbg !358
  %54 = invoke swiftcc ptr @"$s16CompletionEngine6StableVAARi_zrlE5valuexvlu"(ptr %53, ptr @"$s16CompletionEngine11HandleChaosVN")
          to label %.noexc62 unwind label %tsan_cleanup, !dbg !359

.noexc62:                                         ; preds = %52
  %.isDelivering = getelementptr inbounds nuw %T16CompletionEngine11HandleChaosV, ptr %54, i32 0, i32 6, !dbg !359
  %.isDelivering._value = getelementptr inbounds nuw %TSb, ptr %.isDelivering, i32 0, i32 0, !dbg !359
  call void @__tsan_read1(ptr %.isDelivering._value), !dbg !359
  %55 = load i1, ptr %.isDelivering._value, align 4, !dbg !359
  %56 = xor i1 %55, true, !dbg !360
  br i1 %56, label %57, label %255, !dbg !360

57:                                               ; preds = %.noexc62
  br i1 %3, label %58, label %254, !dbg !361

58:                                               ; preds = %57
  %59 = invoke swiftcc ptr @"$s16CompletionEngine6StableVAARi_zrlE5valuexvlu"(ptr %0, ptr @"$s16CompletionEngine9OperationVN")
          to label %.noexc61 unwind label %tsan_cleanup, !dbg !362

.noexc61:                                         ; preds = %58
  %.kind4 = getelementptr inbounds nuw %T16CompletionEngine9OperationV, ptr %59, i32 0, i32 8, !dbg !362
  %60 = getelementptr inbounds nuw %T16CompletionEngine9OperationV4KindO, ptr %.kind4, i32 0, i32 0, !dbg !362
  call void @__tsan_read1(ptr %60), !dbg !362
  %61 = load i8, ptr %60, align 8, !dbg !362
  %62 = invoke swiftcc i1 @"$s16CompletionEngine9OperationV4KindO9isSendingSbvg"(i8 %61)
          to label %.noexc60 unwind label %tsan_cleanup, !dbg !364

.noexc60:                                         ; preds = %.noexc61
  store i1 %62, ptr %isSending.debug, align 8, !dbg !365
  call void @llvm.lifetime.start.p0(i64 4, ptr %20), !dbg !366
  %.code = getelementptr inbounds nuw %T16CompletionEngine6StatusV, ptr %20, i32 0, i32 0, !dbg !369
  %.code._value = getelementptr inbounds nuw %Ts5Int32V, ptr %.code, i32 0, i32 0, !dbg !369
  call void @__tsan_write4(ptr %.code._value), !dbg !369
  store i32 %1, ptr %.code._value, align 4, !dbg !369
  %63 = invoke swiftcc ptr @"$s16CompletionEngine6StatusV9cancelledACvau"()
          to label %.noexc59 unwind label %tsan_cleanup, !dbg !370

.noexc59:                                         ; preds = %.noexc60
  %.code5 = getelementptr inbounds nuw %T16CompletionEngine6StatusV, ptr %63, i32 0, i32 0, !dbg !370
  %.code5._value = getelementptr inbounds nuw %Ts5Int32V, ptr %.code5, i32 0, i32 0, !dbg !370
  call void @__tsan_read4(ptr %.code5._value), !dbg !370
  %64 = load i32, ptr %.code5._value, align 4, !dbg !370
  call void @llvm.lifetime.start.p0(i64 4, ptr %21), !dbg !366
  %.code6 = getelementptr inbounds nuw %T16CompletionEngine6StatusV, ptr %21, i32 0, i32 0, !dbg !370
  %.code6._value = getelementptr inbounds nuw %Ts5Int32V, ptr %.code6, i32 0, i32 0, !dbg !370
  call void @__tsan_write4(ptr %.code6._value), !dbg !370
  store i32 %64, ptr %.code6._value, align 4, !dbg !370
  %65 = call ptr @"$s16CompletionEngine6StatusVACSQAAWl"() #20, !dbg !371
  %66 = invoke swiftcc i1 @"$sSQ2eeoiySbx_xtFZTj"(ptr noalias %20, ptr noalias %21, ptr swiftself @"$s16CompletionEngine6StatusVN", ptr @"$s16CompletionEngine6StatusVN", ptr %65)
          to label %.noexc58 unwind label %tsan_cleanup, !dbg !371

.noexc58:                                         ; preds = %.noexc59
  call void @llvm.lifetime.end.p0(i64 4, ptr %21), !dbg !372
  call void @llvm.lifetime.end.p0(i64 4, ptr %20), !dbg !372
  br i1 %66, label %67, label %68, !dbg !374

67:                                               ; preds = %.noexc58
  br label %72, !dbg !374

68:                                               ; preds = %.noexc58
  call void @llvm.lifetime.start.p0(i64 4, ptr %22), !dbg !366
  %.code7 = getelementptr inbounds nuw %T16CompletionEngine6StatusV, ptr %22, i32 0, i32 0, !dbg !374
  %.code7._value = getelementptr inbounds nuw %Ts5Int32V, ptr %.code7, i32 0, i32 0, !dbg !374
  call void @__tsan_write4(ptr %.code7._value), !dbg !374
  store i32 %1, ptr %.code7._value, align 4, !dbg !374
  %69 = invoke swiftcc ptr @"$s16CompletionEngine6StatusV12handleClosedACvau"()
          to label %.noexc57 unwind label %tsan_cleanup, !dbg !374

.noexc57:                                         ; preds = %68
  %.code8 = getelementptr inbounds nuw %T16CompletionEngine6StatusV, ptr %69, i32 0, i32 0, !dbg !374
  %.code8._value = getelementptr inbounds nuw %Ts5Int32V, ptr %.code8, i32 0, i32 0, !dbg !374
  call void @__tsan_read4(ptr %.code8._value), !dbg !374
  %70 = load i32, ptr %.code8._value, align 4, !dbg !374
  call void @llvm.lifetime.start.p0(i64 4, ptr %23), !dbg !366
  %.code9 = getelementptr inbounds nuw %T16CompletionEngine6StatusV, ptr %23, i32 0, i32 0, !dbg !374
  %.code9._value = getelementptr inbounds nuw %Ts5Int32V, ptr %.code9, i32 0, i32 0, !dbg !374
  call void @__tsan_write4(ptr %.code9._value), !dbg !374
  store i32 %70, ptr %.code9._value, align 4, !dbg !374
  %71 = invoke swiftcc i1 @"$sSQ2eeoiySbx_xtFZTj"(ptr noalias %22, ptr noalias %23, ptr swiftself @"$s16CompletionEngine6StatusVN", ptr @"$s16CompletionEngine6StatusVN", ptr %65)
          to label %.noexc56 unwind label %tsan_cleanup, !dbg !374

.noexc56:                                         ; preds = %.noexc57
  call void @llvm.lifetime.end.p0(i64 4, ptr %23), !dbg !374
  call void @llvm.lifetime.end.p0(i64 4, ptr %22), !dbg !374
  br label %72, !dbg !374

72:                                               ; preds = %67, %.noexc56
  %73 = phi i1 [ %71, %.noexc56 ], [ true, %67 ], !dbg !375
  store i1 %73, ptr %isAborted.debug, align 8, !dbg !377
  br i1 %73, label %74, label %75, !dbg !378

74:                                               ; preds = %72
  br label %76, !dbg !380

75:                                               ; preds = %72
  br label %76, !dbg !381

76:                                               ; preds = %74, %75
  %77 = phi i8 [ 3, %75 ], [ 6, %74 ], !dbg !382
  %78 = invoke swiftcc ptr @"$s16CompletionEngine6StableVAARi_zrlE5valuexvlu"(ptr %53, ptr @"$s16CompletionEngine11HandleChaosVN")
          to label %.noexc55 unwind label %tsan_cleanup, !dbg !382

.noexc55:                                         ; preds = %76
  %79 = call ptr @__tsan_memcpy(ptr %7, ptr %78, i64 89), !dbg !382
  %80 = invoke swiftcc { i64, i64, i8 } @"$s16CompletionEngine11HandleChaosV6decideyAA0D4SeedV4DrawVSgAA12PerturbationO_AA6StableVyAA9OperationVGtF"(i8 %77, ptr %0, ptr noalias swiftself captures(none) dereferenceable(89) %7)
          to label %.noexc54 unwind label %tsan_cleanup, !dbg !383

.noexc54:                                         ; preds = %.noexc55
  %81 = extractvalue { i64, i64, i8 } %80, 0, !dbg !383
  %82 = extractvalue { i64, i64, i8 } %80, 1, !dbg !383
  %83 = extractvalue { i64, i64, i8 } %80, 2, !dbg !383
  call void @llvm.lifetime.start.p0(i64 17, ptr %draw.debug), !dbg !384
  %84 = getelementptr inbounds nuw { i64, i64 }, ptr %draw.debug, i32 0, i32 0, !dbg !386
  store i64 %81, ptr %84, align 8, !dbg !386
  %85 = getelementptr inbounds nuw { i64, i64 }, ptr %draw.debug, i32 0, i32 1, !dbg !386
  store i64 %82, ptr %85, align 8, !dbg !386
  %86 = getelementptr inbounds nuw %T16CompletionEngine9ChaosSeedV4DrawVSg, ptr %draw.debug, i32 0, i32 1, !dbg !386
  store i8 %83, ptr %86, align 8, !dbg !386
  call void @llvm.lifetime.start.p0(i64 41, ptr %26), !dbg !387
  %.elt = getelementptr inbounds nuw <{ %T16CompletionEngine9ChaosSeedV4DrawVSg, [7 x i8], %T16CompletionEngine9ChaosSeedV4DrawVSg }>, ptr %26, i32 0, i32 0, !dbg !389
  %.elt10 = getelementptr inbounds nuw <{ %T16CompletionEngine9ChaosSeedV4DrawVSg, [7 x i8], %T16CompletionEngine9ChaosSeedV4DrawVSg }>, ptr %26, i32 0, i32 2, !dbg !389
  %87 = getelementptr inbounds nuw { i64, i64 }, ptr %.elt, i32 0, i32 0, !dbg !389
  store i64 %81, ptr %87, align 8, !dbg !389
  %88 = getelementptr inbounds nuw { i64, i64 }, ptr %.elt, i32 0, i32 1, !dbg !389
  store i64 %82, ptr %88, align 8, !dbg !389
  %89 = getelementptr inbounds nuw %T16CompletionEngine9ChaosSeedV4DrawVSg, ptr %.elt, i32 0, i32 1, !dbg !389
  store i8 %83, ptr %89, align 8, !dbg !389
  %90 = getelementptr inbounds nuw { i64, i64 }, ptr %.elt10, i32 0, i32 0, !dbg !389
  store i64 0, ptr %90, align 8, !dbg !389
  %91 = getelementptr inbounds nuw { i64, i64 }, ptr %.elt10, i32 0, i32 1, !dbg !389
  store i64 0, ptr %91, align 8, !dbg !389
  %92 = getelementptr inbounds nuw %T16CompletionEngine9ChaosSeedV4DrawVSg, ptr %.elt10, i32 0, i32 1, !dbg !389
  store i8 1, ptr %92, align 8, !dbg !389
  %93 = getelementptr inbounds nuw { i64, i64 }, ptr %.elt, i32 0, i32 0, !dbg !389
  %94 = load i64, ptr %93, align 8, !dbg !389
  %95 = getelementptr inbounds nuw { i64, i64 }, ptr %.elt, i32 0, i32 1, !dbg !389
  %96 = load i64, ptr %95, align 8, !dbg !389
  %97 = getelementptr inbounds nuw %T16CompletionEngine9ChaosSeedV4DrawVSg, ptr %.elt, i32 0, i32 1, !dbg !389
  %98 = load i8, ptr %97, align 8, !dbg !389
  %99 = icmp eq i8 %98, 1, !dbg !389
  br i1 %99, label %111, label %100, !dbg !389

100:                                              ; preds = %.noexc54
  call void @llvm.lifetime.start.p0(i64 17, ptr %35), !dbg !387
  %101 = getelementptr inbounds nuw { i64, i64 }, ptr %35, i32 0, i32 0, !dbg !389
  call void @__tsan_write8(ptr %101), !dbg !389
  store i64 %81, ptr %101, align 8, !dbg !389
  %102 = getelementptr inbounds nuw { i64, i64 }, ptr %35, i32 0, i32 1, !dbg !389
  call void @__tsan_write8(ptr %102), !dbg !389
  store i64 %82, ptr %102, align 8, !dbg !389
  %103 = getelementptr inbounds nuw %T16CompletionEngine9ChaosSeedV4DrawVSg, ptr %35, i32 0, i32 1, !dbg !389
  call void @__tsan_write1(ptr %103), !dbg !389
  store i8 %83, ptr %103, align 8, !dbg !389
  %104 = getelementptr inbounds nuw { i64, i64 }, ptr %.elt10, i32 0, i32 0, !dbg !389
  %105 = load i64, ptr %104, align 8, !dbg !389
  %106 = getelementptr inbounds nuw { i64, i64 }, ptr %.elt10, i32 0, i32 1, !dbg !389
  %107 = load i64, ptr %106, align 8, !dbg !389
  %108 = getelementptr inbounds nuw %T16CompletionEngine9ChaosSeedV4DrawVSg, ptr %.elt10, i32 0, i32 1, !dbg !389
  %109 = load i8, ptr %108, align 8, !dbg !389
  %110 = icmp eq i8 %109, 1, !dbg !389
  br i1 %110, label %123, label %119, !dbg !389

111:                                              ; preds = %.noexc54
  %112 = getelementptr inbounds nuw { i64, i64 }, ptr %.elt10, i32 0, i32 0, !dbg !389
  %113 = load i64, ptr %112, align 8, !dbg !389
  %114 = getelementptr inbounds nuw { i64, i64 }, ptr %.elt10, i32 0, i32 1, !dbg !389
  %115 = load i64, ptr %114, align 8, !dbg !389
  %116 = getelementptr inbounds nuw %T16CompletionEngine9ChaosSeedV4DrawVSg, ptr %.elt10, i32 0, i32 1, !dbg !389
  %117 = load i8, ptr %116, align 8, !dbg !389
  %118 = icmp eq i8 %117, 1, !dbg !389
  br i1 %118, label %127, label %128, !dbg !389

119:                                              ; preds = %100
  call void @llvm.lifetime.start.p0(i64 16, ptr %36), !dbg !387
  %120 = call ptr @__tsan_memcpy(ptr %36, ptr %.elt10, i64 16), !dbg !389
  %121 = call ptr @"$s16CompletionEngine9ChaosSeedV4DrawVAESQAAWl"() #20, !dbg !389
  %122 = invoke swiftcc i1 @"$sSQ2eeoiySbx_xtFZTj"(ptr noalias %35, ptr noalias %36, ptr swiftself @"$s16CompletionEngine9ChaosSeedV4DrawVN", ptr @"$s16CompletionEngine9ChaosSeedV4DrawVN", ptr %121)
          to label %.noexc53 unwind label %tsan_cleanup, !dbg !389

.noexc53:                                         ; preds = %119
  call void @llvm.lifetime.end.p0(i64 16, ptr %36), !dbg !389
  call void @llvm.lifetime.end.p0(i64 17, ptr %35), !dbg !389
  br label %124, !dbg !389

123:                                              ; preds = %100
  call void @llvm.lifetime.end.p0(i64 17, ptr %35), !dbg !389
  br label %126, !dbg !389

124:                                              ; preds = %.noexc53, %127, %126
  %125 = phi i1 [ false, %126 ], [ true, %127 ], [ %122, %.noexc53 ], !dbg !389
  call void @llvm.lifetime.end.p0(i64 41, ptr %26), !dbg !389
  br i1 %125, label %129, label %197, !dbg !389

126:                                              ; preds = %123, %128
  br label %124, !dbg !389

127:                                              ; preds = %111
  br label %124, !dbg !389

128:                                              ; preds = %111
  br label %126, !dbg !389

129:                                              ; preds = %124
  %130 = invoke swiftcc ptr @"$s16CompletionEngine6StableVAARi_zrlE5valuexvlu"(ptr %53, ptr @"$s16CompletionEngine11HandleChaosVN")
          to label %.noexc52 unwind label %tsan_cleanup, !dbg !390

.noexc52:                                         ; preds = %129
  %131 = call ptr @__tsan_memcpy(ptr %8, ptr %130, i64 89), !dbg !390
  %132 = invoke swiftcc { i64, i64, i64, i32 } @"$s16CompletionEngine11HandleChaosVyAC4LaneVSbcig"(i1 %62, ptr noalias swiftself captures(none) dereferenceable(89) %8)
          to label %.noexc51 unwind label %tsan_cleanup, !dbg !390

.noexc51:                                         ; preds = %.noexc52
  %133 = extractvalue { i64, i64, i64, i32 } %132, 0, !dbg !390
  %134 = extractvalue { i64, i64, i64, i32 } %132, 1, !dbg !390
  %135 = extractvalue { i64, i64, i64, i32 } %132, 2, !dbg !390
  %136 = extractvalue { i64, i64, i64, i32 } %132, 3, !dbg !390
  %137 = icmp eq i32 %136, 0, !dbg !391
  br i1 %137, label %138, label %196, !dbg !391

138:                                              ; preds = %.noexc51
  %.port14 = getelementptr inbounds nuw %T16CompletionEngine6SocketV, ptr %4, i32 0, i32 4, !dbg !392
  call void @__tsan_read8(ptr %.port14), !dbg !392
  %139 = load i64, ptr %.port14, align 8, !dbg !392
  call void @llvm.lifetime.start.p0(i64 16, ptr %31), !dbg !393
  %.elt15 = getelementptr inbounds nuw <{ %T16CompletionEngine6StableVyAA4PortVGSg, %T16CompletionEngine6StableVyAA4PortVGSg }>, ptr %31, i32 0, i32 0, !dbg !395
  %.elt16 = getelementptr inbounds nuw <{ %T16CompletionEngine6StableVyAA4PortVGSg, %T16CompletionEngine6StableVyAA4PortVGSg }>, ptr %31, i32 0, i32 1, !dbg !395
  store i64 %139, ptr %.elt15, align 8, !dbg !395
  store i64 0, ptr %.elt16, align 8, !dbg !395
  %140 = load i64, ptr %.elt15, align 8, !dbg !395
  %141 = icmp eq i64 %140, 0, !dbg !395
  br i1 %141, label %145, label %142, !dbg !395

142:                                              ; preds = %138
  call void @llvm.lifetime.start.p0(i64 8, ptr %33), !dbg !393
  call void @__tsan_write8(ptr %33), !dbg !395
  store i64 %139, ptr %33, align 8, !dbg !395
  %143 = load i64, ptr %.elt16, align 8, !dbg !395
  %144 = icmp eq i64 %143, 0, !dbg !395
  br i1 %144, label %153, label %148, !dbg !395

145:                                              ; preds = %138
  %146 = load i64, ptr %.elt16, align 8, !dbg !395
  %147 = icmp eq i64 %146, 0, !dbg !395
  br i1 %147, label %158, label %159, !dbg !395

148:                                              ; preds = %142
  call void @llvm.lifetime.start.p0(i64 8, ptr %34), !dbg !393
  %149 = call ptr @__tsan_memcpy(ptr %34, ptr %.elt16, i64 8), !dbg !395
  %150 = call ptr @__swift_instantiateConcreteTypeFromMangledName(ptr @"$s16CompletionEngine6StableVyAA4PortVGMD") #12, !dbg !395
  %151 = call ptr @"$s16CompletionEngine6StableVyAA4PortVGACyxGSQAARi_zrlWl"() #20, !dbg !395
  %152 = invoke swiftcc i1 @"$sSQ2eeoiySbx_xtFZTj"(ptr noalias %33, ptr noalias %34, ptr swiftself %150, ptr %150, ptr %151)
          to label %.noexc50 unwind label %tsan_cleanup, !dbg !395

.noexc50:                                         ; preds = %148
  call void @llvm.lifetime.end.p0(i64 8, ptr %34), !dbg !395
  call void @llvm.lifetime.end.p0(i64 8, ptr %33), !dbg !395
  br label %154, !dbg !395

153:                                              ; preds = %142
  call void @llvm.lifetime.end.p0(i64 8, ptr %33), !dbg !395
  br label %157, !dbg !395

154:                                              ; preds = %.noexc50, %158, %157
  %155 = phi i1 [ false, %157 ], [ true, %158 ], [ %152, %.noexc50 ], !dbg !395
  call void @llvm.lifetime.end.p0(i64 16, ptr %31), !dbg !395
  %156 = xor i1 %155, true, !dbg !395
  br i1 %156, label %160, label %178, !dbg !395

157:                                              ; preds = %153, %159
  br label %154, !dbg !395

158:                                              ; preds = %145
  br label %154, !dbg !395

159:                                              ; preds = %145
  br label %157, !dbg !395

160:                                              ; preds = %154
  %161 = invoke swiftcc ptr @"$s16CompletionEngine6StableVAARi_zrlE5valuexvlu"(ptr %53, ptr @"$s16CompletionEngine11HandleChaosVN")
          to label %.noexc49 unwind label %tsan_cleanup, !dbg !396

.noexc49:                                         ; preds = %160
  %162 = call ptr @__tsan_memcpy(ptr %10, ptr %161, i64 89), !dbg !396
  %163 = invoke swiftcc { i64, i64, i8 } @"$s16CompletionEngine11HandleChaosV6decideyAA0D4SeedV4DrawVSgAA12PerturbationO_AA6StableVyAA9OperationVGtF"(i8 4, ptr %0, ptr noalias swiftself captures(none) dereferenceable(89) %10)
          to label %.noexc48 unwind label %tsan_cleanup, !dbg !398

.noexc48:                                         ; preds = %.noexc49
  %164 = extractvalue { i64, i64, i8 } %163, 0, !dbg !398
  %165 = extractvalue { i64, i64, i8 } %163, 1, !dbg !398
  %166 = extractvalue { i64, i64, i8 } %163, 2, !dbg !398
  %167 = icmp eq i8 %166, 1, !dbg !398
  br i1 %167, label %169, label %168, !dbg !398

168:                                              ; preds = %.noexc48
  br label %170, !dbg !398

169:                                              ; preds = %.noexc48
  br label %179, !dbg !398

170:                                              ; preds = %168
  %171 = phi i64 [ %164, %168 ], !dbg !399
  %172 = phi i64 [ %165, %168 ], !dbg !399
  call void @llvm.lifetime.start.p0(i64 16, ptr %draw.debug20), !dbg !399
  %draw.debug20.word = getelementptr inbounds nuw %T16CompletionEngine9ChaosSeedV4DrawV, ptr %draw.debug20, i32 0, i32 0, !dbg !401
  %draw.debug20.word._value = getelementptr inbounds nuw %Ts6UInt64V, ptr %draw.debug20.word, i32 0, i32 0, !dbg !401
  store i64 %171, ptr %draw.debug20.word._value, align 8, !dbg !401
  %draw.debug20.longestNanoseconds = getelementptr inbounds nuw %T16CompletionEngine9ChaosSeedV4DrawV, ptr %draw.debug20, i32 0, i32 1, !dbg !401
  %draw.debug20.longestNanoseconds._value = getelementptr inbounds nuw %Ts5Int64V, ptr %draw.debug20.longestNanoseconds, i32 0, i32 0, !dbg !401
  store i64 %172, ptr %draw.debug20.longestNanoseconds._value, align 8, !dbg !401
  %173 = invoke swiftcc i64 @"$s16CompletionEngine9ChaosSeedV4DrawV11nanosecondss5Int64Vvg"(i64 %171, i64 %172)
          to label %.noexc47 unwind label %tsan_cleanup, !dbg !402

.noexc47:                                         ; preds = %170
  %174 = zext i1 %62 to i8, !dbg !404
  %175 = invoke swiftcc ptr @"$s16CompletionEngine6StableVAARi_zrlE5valuexvau"(ptr %53, ptr @"$s16CompletionEngine11HandleChaosVN")
          to label %.noexc46 unwind label %tsan_cleanup, !dbg !405

.noexc46:                                         ; preds = %.noexc47
  %.latePacket = getelementptr inbounds nuw %T16CompletionEngine11HandleChaosV, ptr %175, i32 0, i32 8, !dbg !405
  %176 = getelementptr inbounds nuw { i64, i8 }, ptr %.latePacket, i32 0, i32 0, !dbg !405
  call void @__tsan_write8(ptr %176), !dbg !405
  store i64 %173, ptr %176, align 8, !dbg !405
  %177 = getelementptr inbounds nuw { i64, i8 }, ptr %.latePacket, i32 0, i32 1, !dbg !405
  call void @__tsan_write1(ptr %177), !dbg !405
  store i8 %174, ptr %177, align 8, !dbg !405
  br label %179, !dbg !406

178:                                              ; preds = %154
  br label %179, !dbg !407

179:                                              ; preds = %.noexc46, %169, %178
  invoke swiftcc void @"$s16CompletionEngine10SanitizersO5checkyyAA6StableVyAA9OperationVGFZ"(ptr %0)
          to label %.noexc45 unwind label %tsan_cleanup, !dbg !408

.noexc45:                                         ; preds = %179
  invoke void asm sideeffect "nop", ""()
          to label %.noexc44 unwind label %tsan_cleanup, !dbg !409

.noexc44:                                         ; preds = %.noexc45
  %180 = invoke swiftcc ptr @"$s16CompletionEngine6StableVAARi_zrlE5valuexvlu"(ptr %53, ptr @"$s16CompletionEngine11HandleChaosVN")
          to label %.noexc43 unwind label %tsan_cleanup, !dbg !410

.noexc43:                                         ; preds = %.noexc44
  %.ordinal17 = getelementptr inbounds nuw %T16CompletionEngine11HandleChaosV, ptr %180, i32 0, i32 1, !dbg !410
  %.ordinal17._value = getelementptr inbounds nuw %Ts6UInt32V, ptr %.ordinal17, i32 0, i32 0, !dbg !410
  call void @__tsan_read4(ptr %.ordinal17._value), !dbg !410
  %181 = load i32, ptr %.ordinal17._value, align 8, !dbg !410
  %182 = invoke swiftcc ptr @"$s16CompletionEngine6StableVAARi_zrlE5valuexvlu"(ptr %0, ptr @"$s16CompletionEngine9OperationVN")
          to label %.noexc42 unwind label %tsan_cleanup, !dbg !411

.noexc42:                                         ; preds = %.noexc43
  %183 = call ptr @__tsan_memcpy(ptr %11, ptr %182, i64 96), !dbg !411
  %184 = invoke swiftcc i32 @"$s16CompletionEngine9OperationV7ordinals6UInt32Vvg"(ptr noalias swiftself captures(none) dereferenceable(96) %11)
          to label %.noexc41 unwind label %tsan_cleanup, !dbg !411

.noexc41:                                         ; preds = %.noexc42
  %185 = invoke swiftcc ptr @"$s16CompletionEngine6StableVAARi_zrlE5valuexvlu"(ptr %0, ptr @"$s16CompletionEngine9OperationVN")
          to label %.noexc40 unwind label %tsan_cleanup, !dbg !412

.noexc40:                                         ; preds = %.noexc41
  %.kind18 = getelementptr inbounds nuw %T16CompletionEngine9OperationV, ptr %185, i32 0, i32 8, !dbg !412
  %186 = getelementptr inbounds nuw %T16CompletionEngine9OperationV4KindO, ptr %.kind18, i32 0, i32 0, !dbg !412
  call void @__tsan_read1(ptr %186), !dbg !412
  %187 = load i8, ptr %186, align 8, !dbg !412
  %188 = invoke swiftcc { i64, i64, i8 } @"$s16CompletionEngine9OperationV4KindO9traceNames12StaticStringVvg"(i8 %187)
          to label %.noexc39 unwind label %tsan_cleanup, !dbg !413

.noexc39:                                         ; preds = %.noexc40
  %189 = extractvalue { i64, i64, i8 } %188, 0, !dbg !413
  %190 = extractvalue { i64, i64, i8 } %188, 1, !dbg !413
  %191 = extractvalue { i64, i64, i8 } %188, 2, !dbg !413
  invoke void asm sideeffect "nop", ""()
          to label %.noexc38 unwind label %tsan_cleanup, !dbg !414

.noexc38:                                         ; preds = %.noexc39
  %192 = sext i32 %1 to i64, !dbg !414
  %193 = invoke swiftcc ptr @"$s16CompletionEngine6StableVAARi_zrlE5valuexvlu"(ptr %53, ptr @"$s16CompletionEngine11HandleChaosVN")
          to label %.noexc37 unwind label %tsan_cleanup, !dbg !415

.noexc37:                                         ; preds = %.noexc38
  %.run19 = getelementptr inbounds nuw %T16CompletionEngine11HandleChaosV, ptr %193, i32 0, i32 0, !dbg !415
  %.run19.pointer = getelementptr inbounds nuw %T16CompletionEngine6StableV, ptr %.run19, i32 0, i32 0, !dbg !415
  %.run19.pointer._rawValue = getelementptr inbounds nuw %TSp, ptr %.run19.pointer, i32 0, i32 0, !dbg !415
  call void @__tsan_read8(ptr %.run19.pointer._rawValue), !dbg !415
  %194 = load ptr, ptr %.run19.pointer._rawValue, align 8, !dbg !415
  %195 = invoke swiftcc ptr @"$s16CompletionEngine6StableVAARi_zrlE5valuexvlu"(ptr %194, ptr @"$s16CompletionEngine8ChaosRunVN")
          to label %.noexc36 unwind label %tsan_cleanup, !dbg !415

.noexc36:                                         ; preds = %.noexc37
  invoke swiftcc void @"$s16CompletionEngine8ChaosRunV4noteyys12StaticStringV_s6UInt32VAhFs5Int64VtF"(i64 ptrtoint (ptr @.str.3.end to i64), i64 3, i8 2, i32 %181, i32 %184, i64 %189, i64 %190, i8 %191, i64 %192, ptr noalias swiftself captures(none) dereferenceable(52) %195)
          to label %.noexc35 unwind label %tsan_cleanup, !dbg !416

.noexc35:                                         ; preds = %.noexc36
  br label %307, !dbg !417

196:                                              ; preds = %.noexc51
  br label %198, !dbg !418

197:                                              ; preds = %124
  br label %198, !dbg !418

198:                                              ; preds = %196, %197
  %.port = getelementptr inbounds nuw %T16CompletionEngine6SocketV, ptr %4, i32 0, i32 4, !dbg !419
  call void @__tsan_read8(ptr %.port), !dbg !419
  %199 = load i64, ptr %.port, align 8, !dbg !419
  call void @llvm.lifetime.start.p0(i64 16, ptr %27), !dbg !384
  %.elt11 = getelementptr inbounds nuw <{ %T16CompletionEngine6StableVyAA4PortVGSg, %T16CompletionEngine6StableVyAA4PortVGSg }>, ptr %27, i32 0, i32 0, !dbg !420
  %.elt12 = getelementptr inbounds nuw <{ %T16CompletionEngine6StableVyAA4PortVGSg, %T16CompletionEngine6StableVyAA4PortVGSg }>, ptr %27, i32 0, i32 1, !dbg !420
  store i64 %199, ptr %.elt11, align 8, !dbg !420
  store i64 0, ptr %.elt12, align 8, !dbg !420
  %200 = load i64, ptr %.elt11, align 8, !dbg !420
  %201 = icmp eq i64 %200, 0, !dbg !420
  br i1 %201, label %205, label %202, !dbg !420

202:                                              ; preds = %198
  call void @llvm.lifetime.start.p0(i64 8, ptr %29), !dbg !384
  call void @__tsan_write8(ptr %29), !dbg !420
  store i64 %199, ptr %29, align 8, !dbg !420
  %203 = load i64, ptr %.elt12, align 8, !dbg !420
  %204 = icmp eq i64 %203, 0, !dbg !420
  br i1 %204, label %213, label %208, !dbg !420

205:                                              ; preds = %198
  %206 = load i64, ptr %.elt12, align 8, !dbg !420
  %207 = icmp eq i64 %206, 0, !dbg !420
  br i1 %207, label %228, label %229, !dbg !420

208:                                              ; preds = %202
  call void @llvm.lifetime.start.p0(i64 8, ptr %30), !dbg !384
  %209 = call ptr @__tsan_memcpy(ptr %30, ptr %.elt12, i64 8), !dbg !420
  %210 = call ptr @__swift_instantiateConcreteTypeFromMangledName(ptr @"$s16CompletionEngine6StableVyAA4PortVGMD") #12, !dbg !420
  %211 = call ptr @"$s16CompletionEngine6StableVyAA4PortVGACyxGSQAARi_zrlWl"() #20, !dbg !420
  %212 = invoke swiftcc i1 @"$sSQ2eeoiySbx_xtFZTj"(ptr noalias %29, ptr noalias %30, ptr swiftself %210, ptr %210, ptr %211)
          to label %.noexc34 unwind label %tsan_cleanup, !dbg !420

.noexc34:                                         ; preds = %208
  call void @llvm.lifetime.end.p0(i64 8, ptr %30), !dbg !420
  call void @llvm.lifetime.end.p0(i64 8, ptr %29), !dbg !420
  br label %214, !dbg !420

213:                                              ; preds = %202
  call void @llvm.lifetime.end.p0(i64 8, ptr %29), !dbg !420
  br label %227, !dbg !420

214:                                              ; preds = %.noexc34, %228, %227
  %215 = phi i1 [ false, %227 ], [ true, %228 ], [ %212, %.noexc34 ], !dbg !420
  call void @llvm.lifetime.end.p0(i64 16, ptr %27), !dbg !420
  %216 = xor i1 %215, true, !dbg !420
  %217 = ptrtoint ptr %0 to i64, !dbg !421
  %218 = zext i32 %1 to i64, !dbg !421
  %219 = zext i1 %216 to i64, !dbg !421
  %220 = getelementptr inbounds nuw { i64, i64, i64, i64 }, ptr %9, i32 0, i32 0, !dbg !421
  store i64 %217, ptr %220, align 8, !dbg !421
  %221 = getelementptr inbounds nuw { i64, i64, i64, i64 }, ptr %9, i32 0, i32 1, !dbg !421
  store i64 %218, ptr %221, align 8, !dbg !421
  %222 = getelementptr inbounds nuw { i64, i64, i64, i64 }, ptr %9, i32 0, i32 2, !dbg !421
  store i64 %2, ptr %222, align 8, !dbg !421
  %223 = getelementptr inbounds nuw { i64, i64, i64, i64 }, ptr %9, i32 0, i32 3, !dbg !421
  store i64 %219, ptr %223, align 8, !dbg !421
  %224 = getelementptr inbounds nuw %T16CompletionEngine12LateDeliveryV0D0O, ptr %9, i32 0, i32 1, !dbg !421
  store i8 0, ptr %224, align 8, !dbg !421
  %225 = icmp eq i8 %83, 1, !dbg !422
  br i1 %225, label %253, label %226, !dbg !422

226:                                              ; preds = %214
  br label %230, !dbg !422

227:                                              ; preds = %213, %229
  br label %214, !dbg !420

228:                                              ; preds = %205
  br label %214, !dbg !420

229:                                              ; preds = %205
  br label %227, !dbg !420

230:                                              ; preds = %226
  %231 = phi i64 [ %81, %226 ], !dbg !423
  %232 = phi i64 [ %82, %226 ], !dbg !423
  %233 = invoke swiftcc i64 @"$s16CompletionEngine9ChaosSeedV4DrawV11nanosecondss5Int64Vvg"(i64 %231, i64 %232)
          to label %.noexc33 unwind label %tsan_cleanup, !dbg !423

.noexc33:                                         ; preds = %230
  br label %234, !dbg !386

234:                                              ; preds = %.noexc33, %253
  %235 = phi i64 [ 0, %253 ], [ %233, %.noexc33 ], !dbg !384
  %236 = phi i8 [ 1, %253 ], [ 0, %.noexc33 ], !dbg !384
  call void @llvm.lifetime.start.p0(i64 9, ptr %28), !dbg !384
  store i64 %235, ptr %28, align 8, !dbg !424
  %237 = getelementptr inbounds nuw %Ts5Int64VSg, ptr %28, i32 0, i32 1, !dbg !424
  store i8 %236, ptr %237, align 8, !dbg !424
  %238 = load i64, ptr %28, align 8, !dbg !424
  %239 = getelementptr inbounds nuw %Ts5Int64VSg, ptr %28, i32 0, i32 1, !dbg !424
  %240 = load i8, ptr %239, align 8, !dbg !424
  %241 = icmp eq i8 %240, 1, !dbg !424
  br i1 %241, label %244, label %242, !dbg !424

242:                                              ; preds = %234
  %._value13 = getelementptr inbounds nuw %Ts5Int64V, ptr %28, i32 0, i32 0, !dbg !424
  %243 = load i64, ptr %._value13, align 8, !dbg !424
  br label %249, !dbg !424

244:                                              ; preds = %234
  %245 = load i64, ptr %28, align 8, !dbg !424
  %246 = getelementptr inbounds nuw %Ts5Int64VSg, ptr %28, i32 0, i32 1, !dbg !424
  %247 = load i8, ptr %246, align 8, !dbg !424
  %248 = icmp eq i8 %247, 1, !dbg !424
  br i1 %248, label %251, label %252, !dbg !424

249:                                              ; preds = %242, %251, %252
  %250 = phi i64 [ 0, %252 ], [ 0, %251 ], [ %243, %242 ], !dbg !424
  call void @llvm.lifetime.end.p0(i64 9, ptr %28), !dbg !424
  call void @__tsan_external_write(ptr %4, ptr null, ptr inttoptr (i64 1 to ptr)) #3, !dbg !386
  invoke swiftcc void @"$s16CompletionEngine6SocketV12deliverLater33_4D28874C844F12D002814C3A3FF3BDF0LL_9isSending11nanosecondsyAA12LateDeliveryV0R0O_Sbs5Int64VtF"(ptr noalias captures(none) dereferenceable(33) %9, i1 %62, i64 %250, ptr swiftself captures(none) dereferenceable(153) %4)
          to label %.noexc32 unwind label %tsan_cleanup, !dbg !425

.noexc32:                                         ; preds = %249
  br label %307, !dbg !426

251:                                              ; preds = %244
  br label %249, !dbg !424

252:                                              ; preds = %244
  br label %249, !dbg !424

253:                                              ; preds = %214
  br label %234, !dbg !386

254:                                              ; preds = %57
  br label %256, !dbg !355

255:                                              ; preds = %.noexc62
  br label %256, !dbg !355

256:                                              ; preds = %254, %255, %51
  invoke swiftcc void @"$s16CompletionEngine10SanitizersO5checkyyAA6StableVyAA9OperationVGFZ"(ptr %0)
          to label %.noexc31 unwind label %tsan_cleanup, !dbg !427

.noexc31:                                         ; preds = %256
  %.chaos2 = getelementptr inbounds nuw %T16CompletionEngine6SocketV, ptr %4, i32 0, i32 32, !dbg !429
  call void @__tsan_read8(ptr %.chaos2), !dbg !429
  %257 = load i64, ptr %.chaos2, align 8, !dbg !429
  %258 = icmp eq i64 %257, 0, !dbg !429
  %259 = xor i1 %258, true, !dbg !429
  br i1 %259, label %260, label %305, !dbg !429

260:                                              ; preds = %.noexc31
  %.chaos2.pointer = getelementptr inbounds nuw %T16CompletionEngine6StableV, ptr %.chaos2, i32 0, i32 0, !dbg !429
  %.chaos2.pointer._rawValue = getelementptr inbounds nuw %TSp, ptr %.chaos2.pointer, i32 0, i32 0, !dbg !429
  call void @__tsan_read8(ptr %.chaos2.pointer._rawValue), !dbg !429
  %261 = load ptr, ptr %.chaos2.pointer._rawValue, align 8, !dbg !429
  invoke void asm sideeffect "nop", ""()
          to label %.noexc30 unwind label %tsan_cleanup, !dbg !430

.noexc30:                                         ; preds = %260
  %.chaos3 = getelementptr inbounds nuw %T16CompletionEngine6SocketV, ptr %4, i32 0, i32 32, !dbg !431
  call void @__tsan_read8(ptr %.chaos3), !dbg !431
  %262 = load i64, ptr %.chaos3, align 8, !dbg !431
  %263 = icmp eq i64 %262, 0, !dbg !431
  %264 = xor i1 %263, true, !dbg !431
  br i1 %264, label %265, label %304, !dbg !431

265:                                              ; preds = %.noexc30
  %.chaos3.pointer = getelementptr inbounds nuw %T16CompletionEngine6StableV, ptr %.chaos3, i32 0, i32 0, !dbg !431
  %.chaos3.pointer._rawValue = getelementptr inbounds nuw %TSp, ptr %.chaos3.pointer, i32 0, i32 0, !dbg !431
  call void @__tsan_read8(ptr %.chaos3.pointer._rawValue), !dbg !431
  %266 = load ptr, ptr %.chaos3.pointer._rawValue, align 8, !dbg !431
  %267 = invoke swiftcc ptr @"$s16CompletionEngine6StableVAARi_zrlE5valuexvlu"(ptr %266, ptr @"$s16CompletionEngine11HandleChaosVN")
          to label %.noexc29 unwind label %tsan_cleanup, !dbg !432

.noexc29:                                         ; preds = %265
  %.ordinal = getelementptr inbounds nuw %T16CompletionEngine11HandleChaosV, ptr %267, i32 0, i32 1, !dbg !432
  %.ordinal._value = getelementptr inbounds nuw %Ts6UInt32V, ptr %.ordinal, i32 0, i32 0, !dbg !432
  call void @__tsan_read4(ptr %.ordinal._value), !dbg !432
  %268 = load i32, ptr %.ordinal._value, align 8, !dbg !432
  br label %269, !dbg !433

269:                                              ; preds = %.noexc29, %304
  %270 = phi i32 [ 0, %304 ], [ %268, %.noexc29 ], !dbg !434
  %271 = phi i8 [ 1, %304 ], [ 0, %.noexc29 ], !dbg !434
  call void @llvm.lifetime.start.p0(i64 5, ptr %17), !dbg !434
  store i32 %270, ptr %17, align 4, !dbg !436
  %272 = getelementptr inbounds nuw %Ts6UInt32VSg, ptr %17, i32 0, i32 1, !dbg !436
  store i8 %271, ptr %272, align 4, !dbg !436
  %273 = load i32, ptr %17, align 4, !dbg !436
  %274 = getelementptr inbounds nuw %Ts6UInt32VSg, ptr %17, i32 0, i32 1, !dbg !436
  %275 = load i8, ptr %274, align 4, !dbg !436
  %276 = icmp eq i8 %275, 1, !dbg !436
  br i1 %276, label %279, label %277, !dbg !436

277:                                              ; preds = %269
  %._value = getelementptr inbounds nuw %Ts6UInt32V, ptr %17, i32 0, i32 0, !dbg !436
  %278 = load i32, ptr %._value, align 4, !dbg !436
  br label %284, !dbg !436

279:                                              ; preds = %269
  %280 = load i32, ptr %17, align 4, !dbg !436
  %281 = getelementptr inbounds nuw %Ts6UInt32VSg, ptr %17, i32 0, i32 1, !dbg !436
  %282 = load i8, ptr %281, align 4, !dbg !436
  %283 = icmp eq i8 %282, 1, !dbg !436
  br i1 %283, label %300, label %301, !dbg !436

284:                                              ; preds = %277, %300, %301
  %285 = phi i32 [ 0, %301 ], [ 0, %300 ], [ %278, %277 ], !dbg !436
  call void @llvm.lifetime.end.p0(i64 5, ptr %17), !dbg !436
  %286 = invoke swiftcc ptr @"$s16CompletionEngine6StableVAARi_zrlE5valuexvlu"(ptr %0, ptr @"$s16CompletionEngine9OperationVN")
          to label %.noexc28 unwind label %tsan_cleanup, !dbg !437

.noexc28:                                         ; preds = %284
  %287 = call ptr @__tsan_memcpy(ptr %6, ptr %286, i64 96), !dbg !437
  %288 = invoke swiftcc i32 @"$s16CompletionEngine9OperationV7ordinals6UInt32Vvg"(ptr noalias swiftself captures(none) dereferenceable(96) %6)
          to label %.noexc27 unwind label %tsan_cleanup, !dbg !437

.noexc27:                                         ; preds = %.noexc28
  %289 = invoke swiftcc ptr @"$s16CompletionEngine6StableVAARi_zrlE5valuexvlu"(ptr %0, ptr @"$s16CompletionEngine9OperationVN")
          to label %.noexc26 unwind label %tsan_cleanup, !dbg !438

.noexc26:                                         ; preds = %.noexc27
  %.kind = getelementptr inbounds nuw %T16CompletionEngine9OperationV, ptr %289, i32 0, i32 8, !dbg !438
  %290 = getelementptr inbounds nuw %T16CompletionEngine9OperationV4KindO, ptr %.kind, i32 0, i32 0, !dbg !438
  call void @__tsan_read1(ptr %290), !dbg !438
  %291 = load i8, ptr %290, align 8, !dbg !438
  %292 = invoke swiftcc { i64, i64, i8 } @"$s16CompletionEngine9OperationV4KindO9traceNames12StaticStringVvg"(i8 %291)
          to label %.noexc25 unwind label %tsan_cleanup, !dbg !439

.noexc25:                                         ; preds = %.noexc26
  %293 = extractvalue { i64, i64, i8 } %292, 0, !dbg !439
  %294 = extractvalue { i64, i64, i8 } %292, 1, !dbg !439
  %295 = extractvalue { i64, i64, i8 } %292, 2, !dbg !439
  invoke void asm sideeffect "nop", ""()
          to label %.noexc24 unwind label %tsan_cleanup, !dbg !440

.noexc24:                                         ; preds = %.noexc25
  %296 = sext i32 %1 to i64, !dbg !440
  %297 = invoke swiftcc ptr @"$s16CompletionEngine6StableVAARi_zrlE5valuexvlu"(ptr %261, ptr @"$s16CompletionEngine11HandleChaosVN")
          to label %.noexc23 unwind label %tsan_cleanup, !dbg !441

.noexc23:                                         ; preds = %.noexc24
  %.run = getelementptr inbounds nuw %T16CompletionEngine11HandleChaosV, ptr %297, i32 0, i32 0, !dbg !441
  %.run.pointer = getelementptr inbounds nuw %T16CompletionEngine6StableV, ptr %.run, i32 0, i32 0, !dbg !441
  %.run.pointer._rawValue = getelementptr inbounds nuw %TSp, ptr %.run.pointer, i32 0, i32 0, !dbg !441
  call void @__tsan_read8(ptr %.run.pointer._rawValue), !dbg !441
  %298 = load ptr, ptr %.run.pointer._rawValue, align 8, !dbg !441
  %299 = invoke swiftcc ptr @"$s16CompletionEngine6StableVAARi_zrlE5valuexvlu"(ptr %298, ptr @"$s16CompletionEngine8ChaosRunVN")
          to label %.noexc22 unwind label %tsan_cleanup, !dbg !441

.noexc22:                                         ; preds = %.noexc23
  invoke swiftcc void @"$s16CompletionEngine8ChaosRunV4noteyys12StaticStringV_s6UInt32VAhFs5Int64VtF"(i64 ptrtoint (ptr @.str.3.end to i64), i64 3, i8 2, i32 %285, i32 %288, i64 %293, i64 %294, i8 %295, i64 %296, ptr noalias swiftself captures(none) dereferenceable(52) %299)
          to label %.noexc unwind label %tsan_cleanup, !dbg !442

.noexc:                                           ; preds = %.noexc22
  br label %302, !dbg !433

300:                                              ; preds = %279
  br label %284, !dbg !436

301:                                              ; preds = %279
  br label %284, !dbg !436

302:                                              ; preds = %.noexc, %305
  %303 = phi i8 [ 1, %305 ], [ 0, %.noexc ], !dbg !443
  br label %307, !dbg !444

304:                                              ; preds = %.noexc30
  br label %269, !dbg !433

305:                                              ; preds = %.noexc31
  br label %302, !dbg !433

306:                                              ; preds = %entry
  br label %45, !dbg !340

307:                                              ; preds = %.noexc35, %.noexc32, %302
  %308 = phi i1 [ false, %302 ], [ true, %.noexc32 ], [ false, %.noexc35 ], !dbg !445
  call void @llvm.lifetime.end.p0(i64 96, ptr %11), !dbg !445
  call void @llvm.lifetime.end.p0(i64 89, ptr %10), !dbg !445
  call void @llvm.lifetime.end.p0(i64 33, ptr %9), !dbg !445
  call void @llvm.lifetime.end.p0(i64 89, ptr %8), !dbg !445
  call void @llvm.lifetime.end.p0(i64 89, ptr %7), !dbg !445
  call void @llvm.lifetime.end.p0(i64 96, ptr %6), !dbg !445
  call void @__tsan_func_exit(), !dbg !447
  ret i1 %308, !dbg !447

tsan_cleanup:                                     ; preds = %40, %52, %58, %.noexc61, %.noexc60, %.noexc59, %68, %.noexc57, %76, %.noexc55, %119, %129, %.noexc52, %148, %160, %.noexc49, %170, %.noexc47, %179, %.noexc45, %.noexc44, %.noexc43, %.noexc42, %.noexc41, %.noexc40, %.noexc39, %.noexc38, %.noexc37, %.noexc36, %208, %230, %249, %256, %260, %265, %284, %.noexc28, %.noexc27, %.noexc26, %.noexc25, %.noexc24, %.noexc23, %.noexc22
  %cleanup.lpad = landingpad { ptr, i32 }
          cleanup
  call void @__tsan_func_exit(), !dbg !340
  resume { ptr, i32 } %cleanup.lpad
}

; Function Attrs: noinline
declare swiftcc void @"$s16CompletionEngine10SanitizersO5checkyyAA6StableVyAA9OperationVGFZ"(ptr) #10

declare swiftcc i32 @"$s16CompletionEngine9OperationV7ordinals6UInt32Vvg"(ptr noalias swiftself captures(none) dereferenceable(96)) #2

declare swiftcc { i64, i64, i8 } @"$s16CompletionEngine9OperationV4KindO9traceNames12StaticStringVvg"(i8) #2

declare swiftcc void @"$s16CompletionEngine8ChaosRunV4noteyys12StaticStringV_s6UInt32VAhFs5Int64VtF"(i64, i64, i8, i32, i32, i64, i64, i8, i64, ptr noalias swiftself captures(none) dereferenceable(52)) #2

declare swiftcc i1 @"$s16CompletionEngine9OperationV4KindO9isSendingSbvg"(i8) #2

declare swiftcc ptr @"$s16CompletionEngine6StatusV9cancelledACvau"() #2

declare swiftcc i1 @"$sSQ2eeoiySbx_xtFZTj"(ptr noalias, ptr noalias, ptr swiftself, ptr, ptr) #2

; Function Attrs: noinline nounwind memory(none)
define linkonce_odr hidden ptr @"$s16CompletionEngine6StatusVACSQAAWl"() #11 !dbg !448 {
entry:
  %0 = call ptr @llvm.returnaddress(i32 0), !dbg !449
  call void @__tsan_func_entry(ptr %0), !dbg !449
  %1 = call i64 @__tsan_atomic64_load(ptr @"$s16CompletionEngine6StatusVACSQAAWL", i32 2), !dbg !449
  %2 = inttoptr i64 %1 to ptr, !dbg !449
  %3 = icmp eq ptr %2, null, !dbg !449
  br i1 %3, label %cacheIsNull, label %cont, !dbg !449

cacheIsNull:                                      ; preds = %entry
  %4 = call ptr @swift_getWitnessTable(ptr @"$s16CompletionEngine6StatusVSQAAMc", ptr @"$s16CompletionEngine6StatusVN", ptr undef) #12, !dbg !449
  %5 = ptrtoint ptr %4 to i64, !dbg !449
  call void @__tsan_atomic64_store(ptr @"$s16CompletionEngine6StatusVACSQAAWL", i64 %5, i32 3), !dbg !449
  br label %cont, !dbg !449

cont:                                             ; preds = %cacheIsNull, %entry
  %6 = phi ptr [ %2, %entry ], [ %4, %cacheIsNull ], !dbg !449
  call void @__tsan_func_exit(), !dbg !449
  ret ptr %6, !dbg !449
}

; Function Attrs: nounwind memory(read)
declare ptr @swift_getWitnessTable(ptr, ptr, ptr) #12

declare swiftcc ptr @"$s16CompletionEngine6StatusV12handleClosedACvau"() #2

declare swiftcc { i64, i64, i8 } @"$s16CompletionEngine11HandleChaosV6decideyAA0D4SeedV4DrawVSgAA12PerturbationO_AA6StableVyAA9OperationVGtF"(i8, ptr, ptr noalias swiftself captures(none) dereferenceable(89)) #2

; Function Attrs: sanitize_thread
define internal swiftcc void @"$s16CompletionEngine6SocketV12deliverLater33_4D28874C844F12D002814C3A3FF3BDF0LL_9isSending11nanosecondsyAA12LateDeliveryV0R0O_Sbs5Int64VtF"(ptr noalias captures(none) dereferenceable(33) %0, i1 %1, i64 %2, ptr swiftself captures(none) dereferenceable(153) %3) #0 personality ptr @__gcc_personality_v0 !dbg !450 {
entry:
  %4 = call ptr @llvm.returnaddress(i32 0), !dbg !482
  call void @__tsan_func_entry(ptr %4), !dbg !482
  %5 = alloca %T16CompletionEngine11HandleChaosV, align 8
  %6 = alloca %T16CompletionEngine11HandleChaosV, align 8
  %7 = alloca %T16CompletionEngine11HandleChaosV, align 8
  %8 = alloca %T16CompletionEngine12LateDeliveryV, align 8
  %delivery.debug = alloca ptr, align 8
    #dbg_declare(ptr %delivery.debug, !456, !DIExpression(DW_OP_deref), !483)
  %9 = call ptr @__tsan_memset(ptr %delivery.debug, i32 0, i64 8), !dbg !482
  %isSending.debug = alloca i1, align 8
    #dbg_declare(ptr %isSending.debug, !458, !DIExpression(), !484)
  %10 = call ptr @__tsan_memset(ptr %isSending.debug, i32 0, i64 1), !dbg !482
  %nanoseconds.debug = alloca i64, align 8
    #dbg_declare(ptr %nanoseconds.debug, !459, !DIExpression(), !485)
  %11 = call ptr @__tsan_memset(ptr %nanoseconds.debug, i32 0, i64 8), !dbg !482
  %self.debug = alloca ptr, align 8
  %12 = call ptr @__tsan_memset(ptr %self.debug, i32 0, i64 8), !dbg !482
  %chaos.debug = alloca ptr, align 8
    #dbg_declare(ptr %chaos.debug, !462, !DIExpression(), !486)
  %13 = call ptr @__tsan_memset(ptr %chaos.debug, i32 0, i64 8), !dbg !482
  %slot.debug = alloca ptr, align 8
    #dbg_declare(ptr %slot.debug, !465, !DIExpression(), !487)
  %14 = call ptr @__tsan_memset(ptr %slot.debug, i32 0, i64 8), !dbg !482
  %15 = alloca %Ts5Int64V, align 8
  %16 = alloca %Ts5Int64V, align 8
  %17 = alloca %Ts5Int64V, align 8
  %due.debug = alloca i64, align 8
    #dbg_declare(ptr %due.debug, !468, !DIExpression(), !488)
  %18 = call ptr @__tsan_memset(ptr %due.debug, i32 0, i64 8), !dbg !482
  %19 = alloca %T16CompletionEngine11HandleChaosV4LaneV, align 8
  %20 = alloca %T16CompletionEngine12LateDeliveryV, align 8
  %late.debug = alloca ptr, align 8
    #dbg_declare(ptr %late.debug, !470, !DIExpression(), !489)
  %21 = call ptr @__tsan_memset(ptr %late.debug, i32 0, i64 8), !dbg !482
  %22 = alloca %TSvSg, align 8
  %timer.debug = alloca ptr, align 8
    #dbg_declare(ptr %timer.debug, !472, !DIExpression(), !490)
  %23 = call ptr @__tsan_memset(ptr %timer.debug, i32 0, i64 8), !dbg !482
  call void @llvm.lifetime.start.p0(i64 89, ptr %5), !dbg !491
  call void @llvm.lifetime.start.p0(i64 89, ptr %6), !dbg !491
  call void @llvm.lifetime.start.p0(i64 89, ptr %7), !dbg !491
  call void @llvm.lifetime.start.p0(i64 72, ptr %8), !dbg !491
  store ptr %0, ptr %delivery.debug, align 8, !dbg !482
  store i1 %1, ptr %isSending.debug, align 8, !dbg !482
  store i64 %2, ptr %nanoseconds.debug, align 8, !dbg !482
  store ptr %3, ptr %self.debug, align 8, !dbg !482
    #dbg_value(ptr %self.debug, !461, !DIExpression(DW_OP_deref, DW_OP_deref), !493)
  %.chaos = getelementptr inbounds nuw %T16CompletionEngine6SocketV, ptr %3, i32 0, i32 32, !dbg !494
  call void @__tsan_read8(ptr %.chaos), !dbg !494
  %24 = load i64, ptr %.chaos, align 8, !dbg !494
  %25 = icmp eq i64 %24, 0, !dbg !494
  br i1 %25, label %28, label %26, !dbg !494

26:                                               ; preds = %entry
  %27 = inttoptr i64 %24 to ptr, !dbg !494
  br label %29, !dbg !494

28:                                               ; preds = %entry
  br label %95, !dbg !494

29:                                               ; preds = %26
  %30 = phi ptr [ %27, %26 ], !dbg !495
  store ptr %30, ptr %chaos.debug, align 8, !dbg !497
  %.handle = getelementptr inbounds nuw %T16CompletionEngine6SocketV, ptr %3, i32 0, i32 1, !dbg !498
  %.handle.rawValue = getelementptr inbounds nuw %T16CompletionEngine6HandleV, ptr %.handle, i32 0, i32 0, !dbg !498
  %.handle.rawValue._value = getelementptr inbounds nuw %Ts6UInt32V, ptr %.handle.rawValue, i32 0, i32 0, !dbg !498
  call void @__tsan_read4(ptr %.handle.rawValue._value), !dbg !498
  %31 = load i32, ptr %.handle.rawValue._value, align 4, !dbg !498
  %32 = invoke swiftcc i64 @"$s16CompletionEngine11HandleTableO4slot2ofAA6StableVyAA0C4SlotVGSgAA0C0V_tFZ"(i32 %31)
          to label %.noexc28 unwind label %tsan_cleanup, !dbg !500

.noexc28:                                         ; preds = %29
  %33 = icmp eq i64 %32, 0, !dbg !500
  br i1 %33, label %36, label %34, !dbg !500

34:                                               ; preds = %.noexc28
  %35 = inttoptr i64 %32 to ptr, !dbg !500
  br label %37, !dbg !500

36:                                               ; preds = %.noexc28
  br label %95, !dbg !500

37:                                               ; preds = %34
  %38 = phi ptr [ %35, %34 ], !dbg !501
  store ptr %38, ptr %slot.debug, align 8, !dbg !503
  call void @llvm.lifetime.start.p0(i64 8, ptr %15), !dbg !504
  %39 = invoke swiftcc i64 @"$s16CompletionEngine8DeadlineV5after11nanosecondsACs5Int64V_tFZ"(i64 %2)
          to label %.noexc27 unwind label %tsan_cleanup, !dbg !507

.noexc27:                                         ; preds = %37
  call void @llvm.lifetime.start.p0(i64 8, ptr %16), !dbg !504
  %._value = getelementptr inbounds nuw %Ts5Int64V, ptr %16, i32 0, i32 0, !dbg !508
  call void @__tsan_write8(ptr %._value), !dbg !508
  store i64 %39, ptr %._value, align 8, !dbg !508
  %40 = invoke swiftcc ptr @"$s16CompletionEngine6StableVAARi_zrlE5valuexvlu"(ptr %30, ptr @"$s16CompletionEngine11HandleChaosVN")
          to label %.noexc26 unwind label %tsan_cleanup, !dbg !509

.noexc26:                                         ; preds = %.noexc27
  %41 = call ptr @__tsan_memcpy(ptr %5, ptr %40, i64 89), !dbg !509
  %42 = invoke swiftcc { i64, i64, i64, i32 } @"$s16CompletionEngine11HandleChaosVyAC4LaneVSbcig"(i1 %1, ptr noalias swiftself captures(none) dereferenceable(89) %5)
          to label %.noexc25 unwind label %tsan_cleanup, !dbg !509

.noexc25:                                         ; preds = %.noexc26
  %43 = extractvalue { i64, i64, i64, i32 } %42, 0, !dbg !509
  %44 = extractvalue { i64, i64, i64, i32 } %42, 1, !dbg !509
  %45 = extractvalue { i64, i64, i64, i32 } %42, 2, !dbg !509
  %46 = extractvalue { i64, i64, i64, i32 } %42, 3, !dbg !509
  %47 = call { i64, i1 } @llvm.sadd.with.overflow.i64(i64 %45, i64 1), !dbg !510
  %48 = extractvalue { i64, i1 } %47, 0, !dbg !510
  %49 = extractvalue { i64, i1 } %47, 1, !dbg !510
  %50 = call i1 @llvm.expect.i1(i1 %49, i1 false), !dbg !510
  br i1 %50, label %97, label %51, !dbg !510

51:                                               ; preds = %.noexc25
  call void @llvm.lifetime.start.p0(i64 8, ptr %17), !dbg !504
  %._value1 = getelementptr inbounds nuw %Ts5Int64V, ptr %17, i32 0, i32 0, !dbg !510
  call void @__tsan_write8(ptr %._value1), !dbg !510
  store i64 %48, ptr %._value1, align 8, !dbg !510
  invoke swiftcc void @"$ss3maxyxx_xtSLRzlF"(ptr noalias sret(%swift.opaque) %15, ptr noalias %16, ptr noalias %17, ptr @"$ss5Int64VN", ptr @"$ss5Int64VSLsWP")
          to label %.noexc24 unwind label %tsan_cleanup, !dbg !511

.noexc24:                                         ; preds = %51
  call void @llvm.lifetime.end.p0(i64 8, ptr %17), !dbg !512
  call void @llvm.lifetime.end.p0(i64 8, ptr %16), !dbg !512
  %._value2 = getelementptr inbounds nuw %Ts5Int64V, ptr %15, i32 0, i32 0, !dbg !511
  call void @__tsan_read8(ptr %._value2), !dbg !511
  %52 = load i64, ptr %._value2, align 8, !dbg !511
  store i64 %52, ptr %due.debug, align 8, !dbg !514
  call void @llvm.lifetime.end.p0(i64 8, ptr %15), !dbg !515
  %53 = invoke swiftcc ptr @"$s16CompletionEngine6StableVAARi_zrlE5valuexvau"(ptr %30, ptr @"$s16CompletionEngine11HandleChaosVN")
          to label %.noexc23 unwind label %tsan_cleanup, !dbg !517

.noexc23:                                         ; preds = %.noexc24
  %54 = call ptr @__tsan_memcpy(ptr %6, ptr %53, i64 89), !dbg !517
  %55 = invoke swiftcc { i64, i64, i64, i32 } @"$s16CompletionEngine11HandleChaosVyAC4LaneVSbcig"(i1 %1, ptr noalias swiftself captures(none) dereferenceable(89) %6)
          to label %.noexc22 unwind label %tsan_cleanup, !dbg !517

.noexc22:                                         ; preds = %.noexc23
  %56 = extractvalue { i64, i64, i64, i32 } %55, 0, !dbg !517
  %57 = extractvalue { i64, i64, i64, i32 } %55, 1, !dbg !517
  %58 = extractvalue { i64, i64, i64, i32 } %55, 2, !dbg !517
  %59 = extractvalue { i64, i64, i64, i32 } %55, 3, !dbg !517
  call void @__tsan_external_write(ptr %53, ptr null, ptr inttoptr (i64 1 to ptr)) #3, !dbg !517
  invoke swiftcc void @"$s16CompletionEngine11HandleChaosVyAC4LaneVSbcis"(i64 %56, i64 %57, i64 %52, i32 %59, i1 %1, ptr swiftself captures(none) dereferenceable(89) %53)
          to label %.noexc21 unwind label %tsan_cleanup, !dbg !517

.noexc21:                                         ; preds = %.noexc22
  %60 = invoke swiftcc ptr @"$s16CompletionEngine6StableVAARi_zrlE5valuexvau"(ptr %30, ptr @"$s16CompletionEngine11HandleChaosVN")
          to label %.noexc20 unwind label %tsan_cleanup, !dbg !514

.noexc20:                                         ; preds = %.noexc21
  call void @__tsan_external_write(ptr %60, ptr null, ptr inttoptr (i64 1 to ptr)) #3, !dbg !514
  call void @llvm.lifetime.start.p0(i64 28, ptr %19), !dbg !518
  %61 = call ptr @__tsan_memcpy(ptr %7, ptr %60, i64 89), !dbg !514
  %62 = invoke swiftcc { i64, i64, i64, i32 } @"$s16CompletionEngine11HandleChaosVyAC4LaneVSbcig"(i1 %1, ptr noalias swiftself captures(none) dereferenceable(89) %7)
          to label %.noexc19 unwind label %tsan_cleanup, !dbg !520

.noexc19:                                         ; preds = %.noexc20
  %63 = extractvalue { i64, i64, i64, i32 } %62, 0, !dbg !520
  %64 = extractvalue { i64, i64, i64, i32 } %62, 1, !dbg !520
  %65 = extractvalue { i64, i64, i64, i32 } %62, 2, !dbg !520
  %66 = extractvalue { i64, i64, i64, i32 } %62, 3, !dbg !520
  %.heldUntil = getelementptr inbounds nuw %T16CompletionEngine11HandleChaosV4LaneV, ptr %19, i32 0, i32 0, !dbg !520
  %.heldUntil._value = getelementptr inbounds nuw %Ts5Int64V, ptr %.heldUntil, i32 0, i32 0, !dbg !520
  call void @__tsan_write8(ptr %.heldUntil._value), !dbg !520
  store i64 %63, ptr %.heldUntil._value, align 8, !dbg !520
  %.timer = getelementptr inbounds nuw %T16CompletionEngine11HandleChaosV4LaneV, ptr %19, i32 0, i32 1, !dbg !520
  call void @__tsan_write8(ptr %.timer), !dbg !520
  store i64 %64, ptr %.timer, align 8, !dbg !520
  %.lastDue = getelementptr inbounds nuw %T16CompletionEngine11HandleChaosV4LaneV, ptr %19, i32 0, i32 2, !dbg !520
  %.lastDue._value = getelementptr inbounds nuw %Ts5Int64V, ptr %.lastDue, i32 0, i32 0, !dbg !520
  call void @__tsan_write8(ptr %.lastDue._value), !dbg !520
  store i64 %65, ptr %.lastDue._value, align 8, !dbg !520
  %.outstanding = getelementptr inbounds nuw %T16CompletionEngine11HandleChaosV4LaneV, ptr %19, i32 0, i32 3, !dbg !520
  %.outstanding._value = getelementptr inbounds nuw %Ts5Int32V, ptr %.outstanding, i32 0, i32 0, !dbg !520
  call void @__tsan_write4(ptr %.outstanding._value), !dbg !520
  store i32 %66, ptr %.outstanding._value, align 8, !dbg !520
  call void @__tsan_external_write(ptr %19, ptr null, ptr inttoptr (i64 1 to ptr)) #3, !dbg !514
  %.outstanding3 = getelementptr inbounds nuw %T16CompletionEngine11HandleChaosV4LaneV, ptr %19, i32 0, i32 3, !dbg !514
  call void @__tsan_external_write(ptr %.outstanding3, ptr null, ptr inttoptr (i64 1 to ptr)) #3, !dbg !514
  %.outstanding3._value = getelementptr inbounds nuw %Ts5Int32V, ptr %.outstanding3, i32 0, i32 0, !dbg !521
  call void @__tsan_read4(ptr %.outstanding3._value), !dbg !521
  %67 = load i32, ptr %.outstanding3._value, align 8, !dbg !521
  %68 = call { i32, i1 } @llvm.sadd.with.overflow.i32(i32 %67, i32 1), !dbg !521
  %69 = extractvalue { i32, i1 } %68, 0, !dbg !521
  %70 = extractvalue { i32, i1 } %68, 1, !dbg !521
  %71 = call i1 @llvm.expect.i1(i1 %70, i1 false), !dbg !521
  br i1 %71, label %98, label %72, !dbg !521

72:                                               ; preds = %.noexc19
  %.outstanding3._value4 = getelementptr inbounds nuw %Ts5Int32V, ptr %.outstanding3, i32 0, i32 0, !dbg !521
  call void @__tsan_write4(ptr %.outstanding3._value4), !dbg !521
  store i32 %69, ptr %.outstanding3._value4, align 8, !dbg !521
  %.heldUntil5 = getelementptr inbounds nuw %T16CompletionEngine11HandleChaosV4LaneV, ptr %19, i32 0, i32 0, !dbg !514
  %.heldUntil5._value = getelementptr inbounds nuw %Ts5Int64V, ptr %.heldUntil5, i32 0, i32 0, !dbg !514
  call void @__tsan_read8(ptr %.heldUntil5._value), !dbg !514
  %73 = load i64, ptr %.heldUntil5._value, align 8, !dbg !514
  %.timer6 = getelementptr inbounds nuw %T16CompletionEngine11HandleChaosV4LaneV, ptr %19, i32 0, i32 1, !dbg !514
  call void @__tsan_read8(ptr %.timer6), !dbg !514
  %74 = load i64, ptr %.timer6, align 8, !dbg !514
  %.lastDue7 = getelementptr inbounds nuw %T16CompletionEngine11HandleChaosV4LaneV, ptr %19, i32 0, i32 2, !dbg !514
  %.lastDue7._value = getelementptr inbounds nuw %Ts5Int64V, ptr %.lastDue7, i32 0, i32 0, !dbg !514
  call void @__tsan_read8(ptr %.lastDue7._value), !dbg !514
  %75 = load i64, ptr %.lastDue7._value, align 8, !dbg !514
  call void @__tsan_external_write(ptr %60, ptr null, ptr inttoptr (i64 1 to ptr)) #3, !dbg !514
  invoke swiftcc void @"$s16CompletionEngine11HandleChaosVyAC4LaneVSbcis"(i64 %73, i64 %74, i64 %75, i32 %69, i1 %1, ptr swiftself captures(none) dereferenceable(89) %60)
          to label %.noexc18 unwind label %tsan_cleanup, !dbg !514

.noexc18:                                         ; preds = %72
  call void @llvm.lifetime.end.p0(i64 28, ptr %19), !dbg !515
  invoke swiftcc void @"$s16CompletionEngine6StableVA2A10HandleSlotVRszlE3pinyyF"(ptr %38)
          to label %.noexc17 unwind label %tsan_cleanup, !dbg !522

.noexc17:                                         ; preds = %.noexc18
  %76 = invoke swiftcc ptr @"$s16CompletionEngine6StableVA2A10HandleSlotVRszlE6socketACyAA6SocketVGvg"(ptr %38)
          to label %.noexc16 unwind label %tsan_cleanup, !dbg !523

.noexc16:                                         ; preds = %.noexc17
  %.handle8 = getelementptr inbounds nuw %T16CompletionEngine6SocketV, ptr %3, i32 0, i32 1, !dbg !525
  %.handle8.rawValue = getelementptr inbounds nuw %T16CompletionEngine6HandleV, ptr %.handle8, i32 0, i32 0, !dbg !525
  %.handle8.rawValue._value = getelementptr inbounds nuw %Ts6UInt32V, ptr %.handle8.rawValue, i32 0, i32 0, !dbg !525
  call void @__tsan_read4(ptr %.handle8.rawValue._value), !dbg !525
  %77 = load i32, ptr %.handle8.rawValue._value, align 4, !dbg !525
  invoke swiftcc void @"$s16CompletionEngine12LateDeliveryV8delivery9isSending6socket4slot6handle5timerA2C0D0O_SbAA6StableVyAA6SocketVGAMyAA10HandleSlotVGAA0N0VAMyAA5TimerVGSgtcfC"(ptr noalias sret(%T16CompletionEngine12LateDeliveryV) captures(none) %8, ptr noalias captures(none) dereferenceable(33) %0, i1 %1, ptr %76, ptr %38, i32 %77, i64 0)
          to label %.noexc15 unwind label %tsan_cleanup, !dbg !526

.noexc15:                                         ; preds = %.noexc16
  call void @llvm.lifetime.start.p0(i64 72, ptr %20), !dbg !527
  %78 = call ptr @__tsan_memcpy(ptr %20, ptr %8, i64 72), !dbg !526
  %79 = invoke swiftcc ptr @"$s16CompletionEngine6StableVAARi_zrlEyACyxGxcfC"(ptr noalias %20, ptr getelementptr inbounds (<{ ptr, ptr, i64, ptr, i32, i32, i32, i32, i32, i32 }>, ptr @"$s16CompletionEngine12LateDeliveryVMf", i32 0, i32 2))
          to label %.noexc14 unwind label %tsan_cleanup, !dbg !529

.noexc14:                                         ; preds = %.noexc15
  call void @llvm.lifetime.end.p0(i64 72, ptr %20), !dbg !530
  store ptr %79, ptr %late.debug, align 8, !dbg !532
  %80 = invoke swiftcc ptr @"$s16CompletionEngine6StableVAARi_zrlE7addressSvvg"(ptr %79, ptr getelementptr inbounds (<{ ptr, ptr, i64, ptr, i32, i32, i32, i32, i32, i32 }>, ptr @"$s16CompletionEngine12LateDeliveryVMf", i32 0, i32 2))
          to label %.noexc13 unwind label %tsan_cleanup, !dbg !533

.noexc13:                                         ; preds = %.noexc14
  %81 = ptrtoint ptr %80 to i64, !dbg !535
  call void @llvm.lifetime.start.p0(i64 8, ptr %22), !dbg !536
  store i64 %81, ptr %22, align 8, !dbg !538
  %82 = load i64, ptr %22, align 8, !dbg !538
  %83 = icmp eq i64 %82, 0, !dbg !538
  br i1 %83, label %87, label %84, !dbg !538

84:                                               ; preds = %.noexc13
  %._rawValue = getelementptr inbounds nuw %TSv, ptr %22, i32 0, i32 0, !dbg !538
  %85 = load ptr, ptr %._rawValue, align 8, !dbg !538
  call void @llvm.lifetime.end.p0(i64 8, ptr %22), !dbg !538
  %86 = ptrtoint ptr %85 to i64, !dbg !538
  br label %88, !dbg !538

87:                                               ; preds = %.noexc13
  call void @llvm.lifetime.end.p0(i64 8, ptr %22), !dbg !538
  br label %88, !dbg !538

88:                                               ; preds = %84, %87
  %89 = phi i64 [ 0, %87 ], [ %86, %84 ], !dbg !538
  %90 = invoke swiftcc ptr @"$s16CompletionEngine5TimerV4make7calling_AA6StableVyACGySuXC_SutFZ"(ptr @"$s16CompletionEngine12LateDeliveryV5isDueyySuXCvpZfiySucfU_To", i64 %89)
          to label %.noexc12 unwind label %tsan_cleanup, !dbg !539

.noexc12:                                         ; preds = %88
  store ptr %90, ptr %timer.debug, align 8, !dbg !540
  %91 = ptrtoint ptr %90 to i64, !dbg !535
  %92 = invoke swiftcc ptr @"$s16CompletionEngine6StableVAARi_zrlE5valuexvau"(ptr %79, ptr getelementptr inbounds (<{ ptr, ptr, i64, ptr, i32, i32, i32, i32, i32, i32 }>, ptr @"$s16CompletionEngine12LateDeliveryVMf", i32 0, i32 2))
          to label %.noexc11 unwind label %tsan_cleanup, !dbg !541

.noexc11:                                         ; preds = %.noexc12
  %.timer9 = getelementptr inbounds nuw %T16CompletionEngine12LateDeliveryV, ptr %92, i32 0, i32 7, !dbg !541
  call void @__tsan_write8(ptr %.timer9), !dbg !541
  store i64 %91, ptr %.timer9, align 8, !dbg !541
  %93 = invoke swiftcc i64 @"$s16CompletionEngine8DeadlineV11nanosecondsACs5Int64V_tcfC"(i64 %52)
          to label %.noexc10 unwind label %tsan_cleanup, !dbg !542

.noexc10:                                         ; preds = %.noexc11
  %94 = invoke swiftcc i1 @"$s16CompletionEngine6StableVA2A5TimerVRszlE3setySbAA8DeadlineVF"(i64 %93, ptr %90)
          to label %.noexc unwind label %tsan_cleanup, !dbg !543

.noexc:                                           ; preds = %.noexc10
  br label %96, !dbg !544

95:                                               ; preds = %36, %28
  br label %96, !dbg !545

96:                                               ; preds = %.noexc, %95
  call void @llvm.lifetime.end.p0(i64 72, ptr %8), !dbg !547
  call void @llvm.lifetime.end.p0(i64 89, ptr %7), !dbg !549
  call void @llvm.lifetime.end.p0(i64 89, ptr %6), !dbg !549
  call void @llvm.lifetime.end.p0(i64 89, ptr %5), !dbg !549
  call void @__tsan_func_exit(), !dbg !544
  ret void, !dbg !544

97:                                               ; preds = %.noexc25
  call void @llvm.trap(), !dbg !551
  unreachable, !dbg !551

98:                                               ; preds = %.noexc19
  call void @llvm.trap(), !dbg !552
  unreachable, !dbg !552

tsan_cleanup:                                     ; preds = %29, %37, %.noexc27, %.noexc26, %51, %.noexc24, %.noexc23, %.noexc22, %.noexc21, %.noexc20, %72, %.noexc18, %.noexc17, %.noexc16, %.noexc15, %.noexc14, %88, %.noexc12, %.noexc11, %.noexc10
  %cleanup.lpad = landingpad { ptr, i32 }
          cleanup
  call void @__tsan_func_exit(), !dbg !482
  resume { ptr, i32 } %cleanup.lpad
}

declare swiftcc i64 @"$s16CompletionEngine9ChaosSeedV4DrawV11nanosecondss5Int64Vvg"(i64, i64) #2

; Function Attrs: noinline nounwind willreturn memory(read)
define linkonce_odr hidden ptr @__swift_instantiateConcreteTypeFromMangledName(ptr %0) #13 !dbg !553 {
entry:
  %1 = call ptr @llvm.returnaddress(i32 0), !dbg !554
  call void @__tsan_func_entry(ptr %1), !dbg !554
  %2 = call i64 @__tsan_atomic64_load(ptr %0, i32 2), !dbg !554
  %3 = icmp slt i64 %2, 0, !dbg !554
  %4 = call i1 @llvm.expect.i1(i1 %3, i1 false), !dbg !554
  br i1 %4, label %8, label %5, !dbg !554

5:                                                ; preds = %8, %entry
  %6 = phi i64 [ %2, %entry ], [ %17, %8 ], !dbg !554
  %7 = inttoptr i64 %6 to ptr, !dbg !554
  call void @__tsan_func_exit(), !dbg !554
  ret ptr %7, !dbg !554

8:                                                ; preds = %entry
  %9 = ashr i64 %2, 32, !dbg !554
  %10 = sub i64 0, %9, !dbg !554
  %11 = trunc i64 %2 to i32, !dbg !554
  %12 = sext i32 %11 to i64, !dbg !554
  %13 = ptrtoint ptr %0 to i64, !dbg !554
  %14 = add i64 %13, %12, !dbg !554
  %15 = inttoptr i64 %14 to ptr, !dbg !554
  %16 = call swiftcc ptr @swift_getTypeByMangledNameInContext2(ptr %15, i64 %10, ptr null, ptr null) #21, !dbg !554
  %17 = ptrtoint ptr %16 to i64, !dbg !554
  call void @__tsan_atomic64_store(ptr %0, i64 %17, i32 0), !dbg !554
  br label %5, !dbg !554
}

; Function Attrs: nounwind memory(argmem: readwrite)
declare swiftcc ptr @swift_getTypeByMangledNameInContext2(ptr, i64, ptr, ptr) #14

; Function Attrs: noinline nounwind memory(none)
define linkonce_odr hidden ptr @"$s16CompletionEngine6StableVyAA4PortVGACyxGSQAARi_zrlWl"() #11 !dbg !555 {
entry:
  %0 = call ptr @llvm.returnaddress(i32 0), !dbg !556
  call void @__tsan_func_entry(ptr %0), !dbg !556
  %1 = call i64 @__tsan_atomic64_load(ptr @"$s16CompletionEngine6StableVyAA4PortVGACyxGSQAARi_zrlWL", i32 2), !dbg !556
  %2 = inttoptr i64 %1 to ptr, !dbg !556
  %3 = icmp eq ptr %2, null, !dbg !556
  br i1 %3, label %cacheIsNull, label %cont, !dbg !556

cacheIsNull:                                      ; preds = %entry
  %4 = call ptr @__swift_instantiateConcreteTypeFromMangledNameAbstract(ptr @"$s16CompletionEngine6StableVyAA4PortVGMD") #12, !dbg !556
  %5 = call ptr @swift_getWitnessTable(ptr @"$s16CompletionEngine6StableVyxGSQAARi_zrlMc", ptr %4, ptr undef) #12, !dbg !556
  %6 = ptrtoint ptr %5 to i64, !dbg !556
  call void @__tsan_atomic64_store(ptr @"$s16CompletionEngine6StableVyAA4PortVGACyxGSQAARi_zrlWL", i64 %6, i32 3), !dbg !556
  br label %cont, !dbg !556

cont:                                             ; preds = %cacheIsNull, %entry
  %7 = phi ptr [ %2, %entry ], [ %5, %cacheIsNull ], !dbg !556
  call void @__tsan_func_exit(), !dbg !556
  ret ptr %7, !dbg !556
}

; Function Attrs: noinline nounwind willreturn memory(read)
define linkonce_odr hidden ptr @__swift_instantiateConcreteTypeFromMangledNameAbstract(ptr %0) #13 !dbg !557 {
entry:
  %1 = call ptr @llvm.returnaddress(i32 0), !dbg !558
  call void @__tsan_func_entry(ptr %1), !dbg !558
  %2 = call i64 @__tsan_atomic64_load(ptr %0, i32 2), !dbg !558
  %3 = icmp slt i64 %2, 0, !dbg !558
  %4 = call i1 @llvm.expect.i1(i1 %3, i1 false), !dbg !558
  br i1 %4, label %8, label %5, !dbg !558

5:                                                ; preds = %8, %entry
  %6 = phi i64 [ %2, %entry ], [ %17, %8 ], !dbg !558
  %7 = inttoptr i64 %6 to ptr, !dbg !558
  call void @__tsan_func_exit(), !dbg !558
  ret ptr %7, !dbg !558

8:                                                ; preds = %entry
  %9 = ashr i64 %2, 32, !dbg !558
  %10 = sub i64 0, %9, !dbg !558
  %11 = trunc i64 %2 to i32, !dbg !558
  %12 = sext i32 %11 to i64, !dbg !558
  %13 = ptrtoint ptr %0 to i64, !dbg !558
  %14 = add i64 %13, %12, !dbg !558
  %15 = inttoptr i64 %14 to ptr, !dbg !558
  %16 = call swiftcc ptr @swift_getTypeByMangledNameInContextInMetadataState2(i64 255, ptr %15, i64 %10, ptr null, ptr null) #21, !dbg !558
  %17 = ptrtoint ptr %16 to i64, !dbg !558
  call void @__tsan_atomic64_store(ptr %0, i64 %17, i32 0), !dbg !558
  br label %5, !dbg !558
}

; Function Attrs: nounwind memory(argmem: readwrite)
declare swiftcc ptr @swift_getTypeByMangledNameInContextInMetadataState2(i64, ptr, i64, ptr, ptr) #14

; Function Attrs: noinline nounwind memory(none)
define linkonce_odr hidden ptr @"$s16CompletionEngine9ChaosSeedV4DrawVAESQAAWl"() #11 !dbg !559 {
entry:
  %0 = call ptr @llvm.returnaddress(i32 0), !dbg !560
  call void @__tsan_func_entry(ptr %0), !dbg !560
  %1 = call i64 @__tsan_atomic64_load(ptr @"$s16CompletionEngine9ChaosSeedV4DrawVAESQAAWL", i32 2), !dbg !560
  %2 = inttoptr i64 %1 to ptr, !dbg !560
  %3 = icmp eq ptr %2, null, !dbg !560
  br i1 %3, label %cacheIsNull, label %cont, !dbg !560

cacheIsNull:                                      ; preds = %entry
  %4 = call ptr @swift_getWitnessTable(ptr @"$s16CompletionEngine9ChaosSeedV4DrawVSQAAMc", ptr @"$s16CompletionEngine9ChaosSeedV4DrawVN", ptr undef) #12, !dbg !560
  %5 = ptrtoint ptr %4 to i64, !dbg !560
  call void @__tsan_atomic64_store(ptr @"$s16CompletionEngine9ChaosSeedV4DrawVAESQAAWL", i64 %5, i32 3), !dbg !560
  br label %cont, !dbg !560

cont:                                             ; preds = %cacheIsNull, %entry
  %6 = phi ptr [ %2, %entry ], [ %4, %cacheIsNull ], !dbg !560
  call void @__tsan_func_exit(), !dbg !560
  ret ptr %6, !dbg !560
}

declare swiftcc i64 @"$s16CompletionEngine11HandleTableO4slot2ofAA6StableVyAA0C4SlotVGSgAA0C0V_tFZ"(i32) #2

declare swiftcc i64 @"$s16CompletionEngine8DeadlineV5after11nanosecondsACs5Int64V_tFZ"(i64) #2

; Function Attrs: nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare { i64, i1 } @llvm.sadd.with.overflow.i64(i64, i64) #7

declare swiftcc void @"$ss3maxyxx_xtSLRzlF"(ptr noalias sret(%swift.opaque), ptr noalias, ptr noalias, ptr, ptr) #2

; Function Attrs: nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare { i32, i1 } @llvm.sadd.with.overflow.i32(i32, i32) #7

declare swiftcc void @"$s16CompletionEngine6StableVA2A10HandleSlotVRszlE3pinyyF"(ptr) #2

declare swiftcc ptr @"$s16CompletionEngine6StableVA2A10HandleSlotVRszlE6socketACyAA6SocketVGvg"(ptr) #2

declare swiftcc ptr @"$s16CompletionEngine6StableVAARi_zrlEyACyxGxcfC"(ptr noalias, ptr) #2

declare swiftcc ptr @"$s16CompletionEngine6StableVAARi_zrlE7addressSvvg"(ptr, ptr) #2

declare swiftcc ptr @"$s16CompletionEngine5TimerV4make7calling_AA6StableVyACGySuXC_SutFZ"(ptr, i64) #2

declare swiftcc i64 @"$s16CompletionEngine8DeadlineV11nanosecondsACs5Int64V_tcfC"(i64) #2

declare swiftcc i1 @"$s16CompletionEngine6StableVA2A5TimerVRszlE3setySbAA8DeadlineVF"(i64, ptr) #2

; Function Attrs: noinline sanitize_thread
define hidden swiftcc i1 @"$s16CompletionEngine6SocketV14completesLaterySbAA6StableVyAA9OperationVG_AA6StatusVSitF"(ptr %0, i32 %1, i64 %2, ptr swiftself captures(none) dereferenceable(153) %3) #1 personality ptr @__gcc_personality_v0 !dbg !561 {
entry:
  %4 = call ptr @llvm.returnaddress(i32 0), !dbg !577
  call void @__tsan_func_entry(ptr %4), !dbg !577
  %5 = alloca %T16CompletionEngine11HandleChaosV, align 8
  %6 = alloca %T16CompletionEngine11HandleChaosV, align 8
  %7 = alloca %T16CompletionEngine12LateDeliveryV0D0O, align 8
  %operation.debug = alloca ptr, align 8
    #dbg_declare(ptr %operation.debug, !566, !DIExpression(), !578)
  %8 = call ptr @__tsan_memset(ptr %operation.debug, i32 0, i64 8), !dbg !577
  %status.debug = alloca i32, align 8
    #dbg_declare(ptr %status.debug, !567, !DIExpression(), !579)
  %9 = call ptr @__tsan_memset(ptr %status.debug, i32 0, i64 4), !dbg !577
  %result.debug = alloca i64, align 8
    #dbg_declare(ptr %result.debug, !568, !DIExpression(), !580)
  %10 = call ptr @__tsan_memset(ptr %result.debug, i32 0, i64 8), !dbg !577
  %self.debug = alloca ptr, align 8
  %11 = call ptr @__tsan_memset(ptr %self.debug, i32 0, i64 8), !dbg !577
  %chaos.debug = alloca ptr, align 8
    #dbg_declare(ptr %chaos.debug, !570, !DIExpression(), !581)
  %12 = call ptr @__tsan_memset(ptr %chaos.debug, i32 0, i64 8), !dbg !577
  %isSending.debug = alloca i1, align 8
    #dbg_declare(ptr %isSending.debug, !573, !DIExpression(), !582)
  %13 = call ptr @__tsan_memset(ptr %isSending.debug, i32 0, i64 1), !dbg !577
  %draw.debug = alloca %T16CompletionEngine9ChaosSeedV4DrawVSg, align 8
    #dbg_declare(ptr %draw.debug, !575, !DIExpression(), !583)
  %14 = call ptr @__tsan_memset(ptr %draw.debug, i32 0, i64 17), !dbg !577
  %15 = alloca <{ %T16CompletionEngine9ChaosSeedV4DrawVSg, [7 x i8], %T16CompletionEngine9ChaosSeedV4DrawVSg }>, align 8
  %16 = alloca <{ %T16CompletionEngine6StableVyAA4PortVGSg, %T16CompletionEngine6StableVyAA4PortVGSg }>, align 8
  %17 = alloca %Ts5Int64VSg, align 8
  %18 = alloca %T16CompletionEngine6StableVyAA4PortVGSg, align 8
  %19 = alloca %T16CompletionEngine6StableV, align 8
  %20 = alloca %T16CompletionEngine9ChaosSeedV4DrawVSg, align 8
  %21 = alloca %T16CompletionEngine9ChaosSeedV4DrawV, align 8
  call void @llvm.lifetime.start.p0(i64 89, ptr %5), !dbg !584
  call void @llvm.lifetime.start.p0(i64 89, ptr %6), !dbg !584
  call void @llvm.lifetime.start.p0(i64 33, ptr %7), !dbg !584
  store ptr %0, ptr %operation.debug, align 8, !dbg !577
  store i32 %1, ptr %status.debug, align 8, !dbg !577
  store i64 %2, ptr %result.debug, align 8, !dbg !577
  store ptr %3, ptr %self.debug, align 8, !dbg !577
    #dbg_value(ptr %self.debug, !569, !DIExpression(DW_OP_deref, DW_OP_deref), !586)
  %.chaos = getelementptr inbounds nuw %T16CompletionEngine6SocketV, ptr %3, i32 0, i32 32, !dbg !587
  call void @__tsan_read8(ptr %.chaos), !dbg !587
  %22 = load i64, ptr %.chaos, align 8, !dbg !587
  %23 = icmp eq i64 %22, 0, !dbg !587
  br i1 %23, label %161, label %24, !dbg !587

24:                                               ; preds = %entry
  %25 = inttoptr i64 %22 to ptr, !dbg !587
  br label %26, !dbg !587

26:                                               ; preds = %24
  %27 = phi ptr [ %25, %24 ], !dbg !588
  store ptr %27, ptr %chaos.debug, align 8, !dbg !590
  %28 = invoke swiftcc ptr @"$s16CompletionEngine6StableVAARi_zrlE5valuexvlu"(ptr %0, ptr @"$s16CompletionEngine9OperationVN")
          to label %.noexc14 unwind label %tsan_cleanup, !dbg !591

.noexc14:                                         ; preds = %26
  %.kind = getelementptr inbounds nuw %T16CompletionEngine9OperationV, ptr %28, i32 0, i32 8, !dbg !591
  %29 = getelementptr inbounds nuw %T16CompletionEngine9OperationV4KindO, ptr %.kind, i32 0, i32 0, !dbg !591
  call void @__tsan_read1(ptr %29), !dbg !591
  %30 = load i8, ptr %29, align 8, !dbg !591
  %31 = invoke swiftcc i1 @"$s16CompletionEngine9OperationV4KindO9isSendingSbvg"(i8 %30)
          to label %.noexc13 unwind label %tsan_cleanup, !dbg !593

.noexc13:                                         ; preds = %.noexc14
  store i1 %31, ptr %isSending.debug, align 8, !dbg !594
  %32 = invoke swiftcc ptr @"$s16CompletionEngine6StableVAARi_zrlE5valuexvlu"(ptr %27, ptr @"$s16CompletionEngine11HandleChaosVN")
          to label %.noexc12 unwind label %tsan_cleanup, !dbg !595

.noexc12:                                         ; preds = %.noexc13
  %33 = call ptr @__tsan_memcpy(ptr %5, ptr %32, i64 89), !dbg !595
  %34 = invoke swiftcc { i64, i64, i8 } @"$s16CompletionEngine11HandleChaosV6decideyAA0D4SeedV4DrawVSgAA12PerturbationO_AA6StableVyAA9OperationVGtF"(i8 3, ptr %0, ptr noalias swiftself captures(none) dereferenceable(89) %5)
          to label %.noexc11 unwind label %tsan_cleanup, !dbg !597

.noexc11:                                         ; preds = %.noexc12
  %35 = extractvalue { i64, i64, i8 } %34, 0, !dbg !597
  %36 = extractvalue { i64, i64, i8 } %34, 1, !dbg !597
  %37 = extractvalue { i64, i64, i8 } %34, 2, !dbg !597
  call void @llvm.lifetime.start.p0(i64 17, ptr %draw.debug), !dbg !598
  %38 = getelementptr inbounds nuw { i64, i64 }, ptr %draw.debug, i32 0, i32 0, !dbg !600
  store i64 %35, ptr %38, align 8, !dbg !600
  %39 = getelementptr inbounds nuw { i64, i64 }, ptr %draw.debug, i32 0, i32 1, !dbg !600
  store i64 %36, ptr %39, align 8, !dbg !600
  %40 = getelementptr inbounds nuw %T16CompletionEngine9ChaosSeedV4DrawVSg, ptr %draw.debug, i32 0, i32 1, !dbg !600
  store i8 %37, ptr %40, align 8, !dbg !600
  call void @llvm.lifetime.start.p0(i64 41, ptr %15), !dbg !601
  %.elt = getelementptr inbounds nuw <{ %T16CompletionEngine9ChaosSeedV4DrawVSg, [7 x i8], %T16CompletionEngine9ChaosSeedV4DrawVSg }>, ptr %15, i32 0, i32 0, !dbg !604
  %.elt1 = getelementptr inbounds nuw <{ %T16CompletionEngine9ChaosSeedV4DrawVSg, [7 x i8], %T16CompletionEngine9ChaosSeedV4DrawVSg }>, ptr %15, i32 0, i32 2, !dbg !604
  %41 = getelementptr inbounds nuw { i64, i64 }, ptr %.elt, i32 0, i32 0, !dbg !604
  store i64 %35, ptr %41, align 8, !dbg !604
  %42 = getelementptr inbounds nuw { i64, i64 }, ptr %.elt, i32 0, i32 1, !dbg !604
  store i64 %36, ptr %42, align 8, !dbg !604
  %43 = getelementptr inbounds nuw %T16CompletionEngine9ChaosSeedV4DrawVSg, ptr %.elt, i32 0, i32 1, !dbg !604
  store i8 %37, ptr %43, align 8, !dbg !604
  %44 = getelementptr inbounds nuw { i64, i64 }, ptr %.elt1, i32 0, i32 0, !dbg !604
  store i64 0, ptr %44, align 8, !dbg !604
  %45 = getelementptr inbounds nuw { i64, i64 }, ptr %.elt1, i32 0, i32 1, !dbg !604
  store i64 0, ptr %45, align 8, !dbg !604
  %46 = getelementptr inbounds nuw %T16CompletionEngine9ChaosSeedV4DrawVSg, ptr %.elt1, i32 0, i32 1, !dbg !604
  store i8 1, ptr %46, align 8, !dbg !604
  %47 = getelementptr inbounds nuw { i64, i64 }, ptr %.elt, i32 0, i32 0, !dbg !604
  %48 = load i64, ptr %47, align 8, !dbg !604
  %49 = getelementptr inbounds nuw { i64, i64 }, ptr %.elt, i32 0, i32 1, !dbg !604
  %50 = load i64, ptr %49, align 8, !dbg !604
  %51 = getelementptr inbounds nuw %T16CompletionEngine9ChaosSeedV4DrawVSg, ptr %.elt, i32 0, i32 1, !dbg !604
  %52 = load i8, ptr %51, align 8, !dbg !604
  %53 = icmp eq i8 %52, 1, !dbg !604
  br i1 %53, label %65, label %54, !dbg !604

54:                                               ; preds = %.noexc11
  call void @llvm.lifetime.start.p0(i64 17, ptr %20), !dbg !601
  %55 = getelementptr inbounds nuw { i64, i64 }, ptr %20, i32 0, i32 0, !dbg !604
  call void @__tsan_write8(ptr %55), !dbg !604
  store i64 %35, ptr %55, align 8, !dbg !604
  %56 = getelementptr inbounds nuw { i64, i64 }, ptr %20, i32 0, i32 1, !dbg !604
  call void @__tsan_write8(ptr %56), !dbg !604
  store i64 %36, ptr %56, align 8, !dbg !604
  %57 = getelementptr inbounds nuw %T16CompletionEngine9ChaosSeedV4DrawVSg, ptr %20, i32 0, i32 1, !dbg !604
  call void @__tsan_write1(ptr %57), !dbg !604
  store i8 %37, ptr %57, align 8, !dbg !604
  %58 = getelementptr inbounds nuw { i64, i64 }, ptr %.elt1, i32 0, i32 0, !dbg !604
  %59 = load i64, ptr %58, align 8, !dbg !604
  %60 = getelementptr inbounds nuw { i64, i64 }, ptr %.elt1, i32 0, i32 1, !dbg !604
  %61 = load i64, ptr %60, align 8, !dbg !604
  %62 = getelementptr inbounds nuw %T16CompletionEngine9ChaosSeedV4DrawVSg, ptr %.elt1, i32 0, i32 1, !dbg !604
  %63 = load i8, ptr %62, align 8, !dbg !604
  %64 = icmp eq i8 %63, 1, !dbg !604
  br i1 %64, label %77, label %73, !dbg !604

65:                                               ; preds = %.noexc11
  %66 = getelementptr inbounds nuw { i64, i64 }, ptr %.elt1, i32 0, i32 0, !dbg !604
  %67 = load i64, ptr %66, align 8, !dbg !604
  %68 = getelementptr inbounds nuw { i64, i64 }, ptr %.elt1, i32 0, i32 1, !dbg !604
  %69 = load i64, ptr %68, align 8, !dbg !604
  %70 = getelementptr inbounds nuw %T16CompletionEngine9ChaosSeedV4DrawVSg, ptr %.elt1, i32 0, i32 1, !dbg !604
  %71 = load i8, ptr %70, align 8, !dbg !604
  %72 = icmp eq i8 %71, 1, !dbg !604
  br i1 %72, label %82, label %83, !dbg !604

73:                                               ; preds = %54
  call void @llvm.lifetime.start.p0(i64 16, ptr %21), !dbg !601
  %74 = call ptr @__tsan_memcpy(ptr %21, ptr %.elt1, i64 16), !dbg !604
  %75 = call ptr @"$s16CompletionEngine9ChaosSeedV4DrawVAESQAAWl"() #20, !dbg !604
  %76 = invoke swiftcc i1 @"$sSQ2eeoiySbx_xtFZTj"(ptr noalias %20, ptr noalias %21, ptr swiftself @"$s16CompletionEngine9ChaosSeedV4DrawVN", ptr @"$s16CompletionEngine9ChaosSeedV4DrawVN", ptr %75)
          to label %.noexc10 unwind label %tsan_cleanup, !dbg !604

.noexc10:                                         ; preds = %73
  call void @llvm.lifetime.end.p0(i64 16, ptr %21), !dbg !604
  call void @llvm.lifetime.end.p0(i64 17, ptr %20), !dbg !604
  br label %78, !dbg !604

77:                                               ; preds = %54
  call void @llvm.lifetime.end.p0(i64 17, ptr %20), !dbg !604
  br label %81, !dbg !604

78:                                               ; preds = %.noexc10, %82, %81
  %79 = phi i1 [ false, %81 ], [ true, %82 ], [ %76, %.noexc10 ], !dbg !604
  call void @llvm.lifetime.end.p0(i64 41, ptr %15), !dbg !604
  %80 = xor i1 %79, true, !dbg !604
  br i1 %80, label %84, label %85, !dbg !605

81:                                               ; preds = %77, %83
  br label %78, !dbg !604

82:                                               ; preds = %65
  br label %78, !dbg !604

83:                                               ; preds = %65
  br label %81, !dbg !604

84:                                               ; preds = %78
  br label %94, !dbg !605

85:                                               ; preds = %78
  %86 = invoke swiftcc ptr @"$s16CompletionEngine6StableVAARi_zrlE5valuexvlu"(ptr %27, ptr @"$s16CompletionEngine11HandleChaosVN")
          to label %.noexc9 unwind label %tsan_cleanup, !dbg !605

.noexc9:                                          ; preds = %85
  %87 = call ptr @__tsan_memcpy(ptr %6, ptr %86, i64 89), !dbg !605
  %88 = invoke swiftcc { i64, i64, i64, i32 } @"$s16CompletionEngine11HandleChaosVyAC4LaneVSbcig"(i1 %31, ptr noalias swiftself captures(none) dereferenceable(89) %6)
          to label %.noexc8 unwind label %tsan_cleanup, !dbg !605

.noexc8:                                          ; preds = %.noexc9
  %89 = extractvalue { i64, i64, i64, i32 } %88, 0, !dbg !605
  %90 = extractvalue { i64, i64, i64, i32 } %88, 1, !dbg !605
  %91 = extractvalue { i64, i64, i64, i32 } %88, 2, !dbg !605
  %92 = extractvalue { i64, i64, i64, i32 } %88, 3, !dbg !605
  %93 = icmp slt i32 0, %92, !dbg !605
  br label %94, !dbg !605

94:                                               ; preds = %84, %.noexc8
  %95 = phi i1 [ %93, %.noexc8 ], [ true, %84 ], !dbg !605
  br i1 %95, label %96, label %160, !dbg !605

96:                                               ; preds = %94
  %.port = getelementptr inbounds nuw %T16CompletionEngine6SocketV, ptr %3, i32 0, i32 4, !dbg !606
  call void @__tsan_read8(ptr %.port), !dbg !606
  %97 = load i64, ptr %.port, align 8, !dbg !606
  %98 = icmp eq i64 %97, 0, !dbg !606
  %99 = xor i1 %98, true, !dbg !606
  br i1 %99, label %100, label %159, !dbg !606

100:                                              ; preds = %96
  %.port.pointer = getelementptr inbounds nuw %T16CompletionEngine6StableV, ptr %.port, i32 0, i32 0, !dbg !606
  %.port.pointer._rawValue = getelementptr inbounds nuw %TSp, ptr %.port.pointer, i32 0, i32 0, !dbg !606
  call void @__tsan_read8(ptr %.port.pointer._rawValue), !dbg !606
  %101 = load ptr, ptr %.port.pointer._rawValue, align 8, !dbg !606
  invoke swiftcc void @"$s16CompletionEngine6StableVA2A4PortVRszlE11noteWaitingyySiF"(i64 1, ptr %101)
          to label %.noexc7 unwind label %tsan_cleanup, !dbg !607

.noexc7:                                          ; preds = %100
  br label %102, !dbg !608

102:                                              ; preds = %.noexc7, %159
  %103 = phi i8 [ 1, %159 ], [ 0, %.noexc7 ], !dbg !609
  %.port2 = getelementptr inbounds nuw %T16CompletionEngine6SocketV, ptr %3, i32 0, i32 4, !dbg !609
  call void @__tsan_read8(ptr %.port2), !dbg !609
  %104 = load i64, ptr %.port2, align 8, !dbg !609
  call void @llvm.lifetime.start.p0(i64 16, ptr %16), !dbg !601
  %.elt3 = getelementptr inbounds nuw <{ %T16CompletionEngine6StableVyAA4PortVGSg, %T16CompletionEngine6StableVyAA4PortVGSg }>, ptr %16, i32 0, i32 0, !dbg !610
  %.elt4 = getelementptr inbounds nuw <{ %T16CompletionEngine6StableVyAA4PortVGSg, %T16CompletionEngine6StableVyAA4PortVGSg }>, ptr %16, i32 0, i32 1, !dbg !610
  store i64 %104, ptr %.elt3, align 8, !dbg !610
  store i64 0, ptr %.elt4, align 8, !dbg !610
  %105 = load i64, ptr %.elt3, align 8, !dbg !610
  %106 = icmp eq i64 %105, 0, !dbg !610
  br i1 %106, label %110, label %107, !dbg !610

107:                                              ; preds = %102
  call void @llvm.lifetime.start.p0(i64 8, ptr %18), !dbg !601
  call void @__tsan_write8(ptr %18), !dbg !610
  store i64 %104, ptr %18, align 8, !dbg !610
  %108 = load i64, ptr %.elt4, align 8, !dbg !610
  %109 = icmp eq i64 %108, 0, !dbg !610
  br i1 %109, label %118, label %113, !dbg !610

110:                                              ; preds = %102
  %111 = load i64, ptr %.elt4, align 8, !dbg !610
  %112 = icmp eq i64 %111, 0, !dbg !610
  br i1 %112, label %133, label %134, !dbg !610

113:                                              ; preds = %107
  call void @llvm.lifetime.start.p0(i64 8, ptr %19), !dbg !601
  %114 = call ptr @__tsan_memcpy(ptr %19, ptr %.elt4, i64 8), !dbg !610
  %115 = call ptr @__swift_instantiateConcreteTypeFromMangledName(ptr @"$s16CompletionEngine6StableVyAA4PortVGMD") #12, !dbg !610
  %116 = call ptr @"$s16CompletionEngine6StableVyAA4PortVGACyxGSQAARi_zrlWl"() #20, !dbg !610
  %117 = invoke swiftcc i1 @"$sSQ2eeoiySbx_xtFZTj"(ptr noalias %18, ptr noalias %19, ptr swiftself %115, ptr %115, ptr %116)
          to label %.noexc6 unwind label %tsan_cleanup, !dbg !610

.noexc6:                                          ; preds = %113
  call void @llvm.lifetime.end.p0(i64 8, ptr %19), !dbg !610
  call void @llvm.lifetime.end.p0(i64 8, ptr %18), !dbg !610
  br label %119, !dbg !610

118:                                              ; preds = %107
  call void @llvm.lifetime.end.p0(i64 8, ptr %18), !dbg !610
  br label %132, !dbg !610

119:                                              ; preds = %.noexc6, %133, %132
  %120 = phi i1 [ false, %132 ], [ true, %133 ], [ %117, %.noexc6 ], !dbg !610
  call void @llvm.lifetime.end.p0(i64 16, ptr %16), !dbg !610
  %121 = xor i1 %120, true, !dbg !610
  %122 = ptrtoint ptr %0 to i64, !dbg !611
  %123 = zext i32 %1 to i64, !dbg !611
  %124 = zext i1 %121 to i64, !dbg !611
  %125 = getelementptr inbounds nuw { i64, i64, i64, i64 }, ptr %7, i32 0, i32 0, !dbg !611
  store i64 %122, ptr %125, align 8, !dbg !611
  %126 = getelementptr inbounds nuw { i64, i64, i64, i64 }, ptr %7, i32 0, i32 1, !dbg !611
  store i64 %123, ptr %126, align 8, !dbg !611
  %127 = getelementptr inbounds nuw { i64, i64, i64, i64 }, ptr %7, i32 0, i32 2, !dbg !611
  store i64 %2, ptr %127, align 8, !dbg !611
  %128 = getelementptr inbounds nuw { i64, i64, i64, i64 }, ptr %7, i32 0, i32 3, !dbg !611
  store i64 %124, ptr %128, align 8, !dbg !611
  %129 = getelementptr inbounds nuw %T16CompletionEngine12LateDeliveryV0D0O, ptr %7, i32 0, i32 1, !dbg !611
  store i8 0, ptr %129, align 8, !dbg !611
  %130 = icmp eq i8 %37, 1, !dbg !612
  br i1 %130, label %158, label %131, !dbg !612

131:                                              ; preds = %119
  br label %135, !dbg !612

132:                                              ; preds = %118, %134
  br label %119, !dbg !610

133:                                              ; preds = %110
  br label %119, !dbg !610

134:                                              ; preds = %110
  br label %132, !dbg !610

135:                                              ; preds = %131
  %136 = phi i64 [ %35, %131 ], !dbg !613
  %137 = phi i64 [ %36, %131 ], !dbg !613
  %138 = invoke swiftcc i64 @"$s16CompletionEngine9ChaosSeedV4DrawV11nanosecondss5Int64Vvg"(i64 %136, i64 %137)
          to label %.noexc5 unwind label %tsan_cleanup, !dbg !613

.noexc5:                                          ; preds = %135
  br label %139, !dbg !608

139:                                              ; preds = %.noexc5, %158
  %140 = phi i64 [ 0, %158 ], [ %138, %.noexc5 ], !dbg !601
  %141 = phi i8 [ 1, %158 ], [ 0, %.noexc5 ], !dbg !601
  call void @llvm.lifetime.start.p0(i64 9, ptr %17), !dbg !601
  store i64 %140, ptr %17, align 8, !dbg !614
  %142 = getelementptr inbounds nuw %Ts5Int64VSg, ptr %17, i32 0, i32 1, !dbg !614
  store i8 %141, ptr %142, align 8, !dbg !614
  %143 = load i64, ptr %17, align 8, !dbg !614
  %144 = getelementptr inbounds nuw %Ts5Int64VSg, ptr %17, i32 0, i32 1, !dbg !614
  %145 = load i8, ptr %144, align 8, !dbg !614
  %146 = icmp eq i8 %145, 1, !dbg !614
  br i1 %146, label %149, label %147, !dbg !614

147:                                              ; preds = %139
  %._value = getelementptr inbounds nuw %Ts5Int64V, ptr %17, i32 0, i32 0, !dbg !614
  %148 = load i64, ptr %._value, align 8, !dbg !614
  br label %154, !dbg !614

149:                                              ; preds = %139
  %150 = load i64, ptr %17, align 8, !dbg !614
  %151 = getelementptr inbounds nuw %Ts5Int64VSg, ptr %17, i32 0, i32 1, !dbg !614
  %152 = load i8, ptr %151, align 8, !dbg !614
  %153 = icmp eq i8 %152, 1, !dbg !614
  br i1 %153, label %156, label %157, !dbg !614

154:                                              ; preds = %147, %156, %157
  %155 = phi i64 [ 0, %157 ], [ 0, %156 ], [ %148, %147 ], !dbg !614
  call void @llvm.lifetime.end.p0(i64 9, ptr %17), !dbg !614
  call void @__tsan_external_write(ptr %3, ptr null, ptr inttoptr (i64 1 to ptr)) #3, !dbg !608
  invoke swiftcc void @"$s16CompletionEngine6SocketV12deliverLater33_4D28874C844F12D002814C3A3FF3BDF0LL_9isSending11nanosecondsyAA12LateDeliveryV0R0O_Sbs5Int64VtF"(ptr noalias captures(none) dereferenceable(33) %7, i1 %31, i64 %155, ptr swiftself captures(none) dereferenceable(153) %3)
          to label %.noexc unwind label %tsan_cleanup, !dbg !615

.noexc:                                           ; preds = %154
  br label %162, !dbg !616

156:                                              ; preds = %149
  br label %154, !dbg !614

157:                                              ; preds = %149
  br label %154, !dbg !614

158:                                              ; preds = %119
  br label %139, !dbg !608

159:                                              ; preds = %96
  br label %102, !dbg !608

160:                                              ; preds = %94
  br label %162, !dbg !617

161:                                              ; preds = %entry
  br label %162, !dbg !619

162:                                              ; preds = %.noexc, %160, %161
  %163 = phi i1 [ false, %161 ], [ false, %160 ], [ true, %.noexc ], !dbg !621
  call void @llvm.lifetime.end.p0(i64 33, ptr %7), !dbg !621
  call void @llvm.lifetime.end.p0(i64 89, ptr %6), !dbg !621
  call void @llvm.lifetime.end.p0(i64 89, ptr %5), !dbg !621
  call void @__tsan_func_exit(), !dbg !623
  ret i1 %163, !dbg !623

tsan_cleanup:                                     ; preds = %26, %.noexc14, %.noexc13, %.noexc12, %73, %85, %.noexc9, %100, %113, %135, %154
  %cleanup.lpad = landingpad { ptr, i32 }
          cleanup
  call void @__tsan_func_exit(), !dbg !577
  resume { ptr, i32 } %cleanup.lpad
}

; Function Attrs: noinline sanitize_thread
define hidden swiftcc i1 @"$s16CompletionEngine6SocketV11queuesLaterySbAA6PacketVF"(i64 %0, i64 %1, i64 %2, ptr swiftself captures(none) dereferenceable(153) %3) #1 personality ptr @__gcc_personality_v0 !dbg !624 {
entry:
  %4 = call ptr @llvm.returnaddress(i32 0), !dbg !638
  call void @__tsan_func_entry(ptr %4), !dbg !638
  %temp-coercion.coerced = alloca { i64, i64, i64 }, align 8
  %5 = alloca %T16CompletionEngine12LateDeliveryV0D0O, align 8
  %packet.debug = alloca %T16CompletionEngine6PacketV, align 8
    #dbg_declare(ptr %packet.debug, !629, !DIExpression(), !639)
  %6 = call ptr @__tsan_memset(ptr %packet.debug, i32 0, i64 24), !dbg !638
  %self.debug = alloca ptr, align 8
  %7 = call ptr @__tsan_memset(ptr %self.debug, i32 0, i64 8), !dbg !638
  %port.debug = alloca ptr, align 8
    #dbg_declare(ptr %port.debug, !631, !DIExpression(), !640)
  %8 = call ptr @__tsan_memset(ptr %port.debug, i32 0, i64 8), !dbg !638
  %late.debug = alloca <{ %Ts5Int64V, %TSb }>, align 8
    #dbg_declare(ptr %late.debug, !634, !DIExpression(), !641)
  %9 = call ptr @__tsan_memset(ptr %late.debug, i32 0, i64 9), !dbg !638
  call void @llvm.lifetime.start.p0(i64 192, ptr %temp-coercion.coerced)
  %10 = getelementptr inbounds nuw { i64, i64, i64 }, ptr %temp-coercion.coerced, i32 0, i32 0
  store i64 %0, ptr %10, align 8
  %11 = getelementptr inbounds nuw { i64, i64, i64 }, ptr %temp-coercion.coerced, i32 0, i32 1
  store i64 %1, ptr %11, align 8
  %12 = getelementptr inbounds nuw { i64, i64, i64 }, ptr %temp-coercion.coerced, i32 0, i32 2
  store i64 %2, ptr %12, align 8
  %temp-coercion.coerced.key = getelementptr inbounds nuw %T16CompletionEngine6PacketV, ptr %temp-coercion.coerced, i32 0, i32 0
  %temp-coercion.coerced.key._value = getelementptr inbounds nuw %TSu, ptr %temp-coercion.coerced.key, i32 0, i32 0
  %13 = load i64, ptr %temp-coercion.coerced.key._value, align 8
  %temp-coercion.coerced.token = getelementptr inbounds nuw %T16CompletionEngine6PacketV, ptr %temp-coercion.coerced, i32 0, i32 1
  %temp-coercion.coerced.token._value = getelementptr inbounds nuw %TSu, ptr %temp-coercion.coerced.token, i32 0, i32 0
  %14 = load i64, ptr %temp-coercion.coerced.token._value, align 8
  %temp-coercion.coerced.bytes = getelementptr inbounds nuw %T16CompletionEngine6PacketV, ptr %temp-coercion.coerced, i32 0, i32 2
  %temp-coercion.coerced.bytes._value = getelementptr inbounds nuw %Ts6UInt32V, ptr %temp-coercion.coerced.bytes, i32 0, i32 0
  %15 = load i32, ptr %temp-coercion.coerced.bytes._value, align 8
  %temp-coercion.coerced.status = getelementptr inbounds nuw %T16CompletionEngine6PacketV, ptr %temp-coercion.coerced, i32 0, i32 3
  %temp-coercion.coerced.status._value = getelementptr inbounds nuw %Ts6UInt32V, ptr %temp-coercion.coerced.status, i32 0, i32 0
  %16 = load i32, ptr %temp-coercion.coerced.status._value, align 4
  call void @llvm.lifetime.end.p0(i64 192, ptr %temp-coercion.coerced)
  call void @llvm.lifetime.start.p0(i64 33, ptr %5), !dbg !642
  call void @llvm.lifetime.start.p0(i64 24, ptr %packet.debug), !dbg !644
  %packet.debug.key = getelementptr inbounds nuw %T16CompletionEngine6PacketV, ptr %packet.debug, i32 0, i32 0, !dbg !638
  %packet.debug.key._value = getelementptr inbounds nuw %TSu, ptr %packet.debug.key, i32 0, i32 0, !dbg !638
  store i64 %13, ptr %packet.debug.key._value, align 8, !dbg !638
  %packet.debug.token = getelementptr inbounds nuw %T16CompletionEngine6PacketV, ptr %packet.debug, i32 0, i32 1, !dbg !638
  %packet.debug.token._value = getelementptr inbounds nuw %TSu, ptr %packet.debug.token, i32 0, i32 0, !dbg !638
  store i64 %14, ptr %packet.debug.token._value, align 8, !dbg !638
  %packet.debug.bytes = getelementptr inbounds nuw %T16CompletionEngine6PacketV, ptr %packet.debug, i32 0, i32 2, !dbg !638
  %packet.debug.bytes._value = getelementptr inbounds nuw %Ts6UInt32V, ptr %packet.debug.bytes, i32 0, i32 0, !dbg !638
  store i32 %15, ptr %packet.debug.bytes._value, align 8, !dbg !638
  %packet.debug.status = getelementptr inbounds nuw %T16CompletionEngine6PacketV, ptr %packet.debug, i32 0, i32 3, !dbg !638
  %packet.debug.status._value = getelementptr inbounds nuw %Ts6UInt32V, ptr %packet.debug.status, i32 0, i32 0, !dbg !638
  store i32 %16, ptr %packet.debug.status._value, align 4, !dbg !638
  store ptr %3, ptr %self.debug, align 8, !dbg !638
    #dbg_value(ptr %self.debug, !630, !DIExpression(DW_OP_deref, DW_OP_deref), !646)
  %.port = getelementptr inbounds nuw %T16CompletionEngine6SocketV, ptr %3, i32 0, i32 4, !dbg !647
  call void @__tsan_read8(ptr %.port), !dbg !647
  %17 = load i64, ptr %.port, align 8, !dbg !647
  %18 = icmp eq i64 %17, 0, !dbg !647
  br i1 %18, label %21, label %19, !dbg !647

19:                                               ; preds = %entry
  %20 = inttoptr i64 %17 to ptr, !dbg !647
  br label %22, !dbg !647

21:                                               ; preds = %entry
  br label %67, !dbg !647

22:                                               ; preds = %19
  %23 = phi ptr [ %20, %19 ], !dbg !648
  store ptr %23, ptr %port.debug, align 8, !dbg !650
  %.chaos = getelementptr inbounds nuw %T16CompletionEngine6SocketV, ptr %3, i32 0, i32 32, !dbg !651
  call void @__tsan_read8(ptr %.chaos), !dbg !651
  %24 = load i64, ptr %.chaos, align 8, !dbg !651
  %25 = icmp eq i64 %24, 0, !dbg !651
  %26 = xor i1 %25, true, !dbg !651
  br i1 %26, label %27, label %66, !dbg !651

27:                                               ; preds = %22
  %.chaos.pointer = getelementptr inbounds nuw %T16CompletionEngine6StableV, ptr %.chaos, i32 0, i32 0, !dbg !651
  %.chaos.pointer._rawValue = getelementptr inbounds nuw %TSp, ptr %.chaos.pointer, i32 0, i32 0, !dbg !651
  call void @__tsan_read8(ptr %.chaos.pointer._rawValue), !dbg !651
  %28 = load ptr, ptr %.chaos.pointer._rawValue, align 8, !dbg !651
  %29 = invoke swiftcc ptr @"$s16CompletionEngine6StableVAARi_zrlE5valuexvlu"(ptr %28, ptr @"$s16CompletionEngine11HandleChaosVN")
          to label %.noexc4 unwind label %tsan_cleanup, !dbg !653

.noexc4:                                          ; preds = %27
  %.latePacket2 = getelementptr inbounds nuw %T16CompletionEngine11HandleChaosV, ptr %29, i32 0, i32 8, !dbg !653
  %30 = getelementptr inbounds nuw { i64, i8 }, ptr %.latePacket2, i32 0, i32 0, !dbg !653
  call void @__tsan_read8(ptr %30), !dbg !653
  %31 = load i64, ptr %30, align 8, !dbg !653
  %32 = getelementptr inbounds nuw { i64, i8 }, ptr %.latePacket2, i32 0, i32 1, !dbg !653
  call void @__tsan_read1(ptr %32), !dbg !653
  %33 = load i8, ptr %32, align 8, !dbg !653
  br label %34, !dbg !654

34:                                               ; preds = %.noexc4, %66
  %35 = phi i64 [ 0, %66 ], [ %31, %.noexc4 ], !dbg !647
  %36 = phi i8 [ 2, %66 ], [ %33, %.noexc4 ], !dbg !647
  %37 = icmp eq i8 %36, 2, !dbg !647
  br i1 %37, label %40, label %38, !dbg !647

38:                                               ; preds = %34
  %39 = trunc i8 %36 to i1, !dbg !647
  br label %41, !dbg !647

40:                                               ; preds = %34
  br label %67, !dbg !647

41:                                               ; preds = %38
  %42 = phi i64 [ %35, %38 ], !dbg !655
  %43 = phi i1 [ %39, %38 ], !dbg !655
  call void @llvm.lifetime.start.p0(i64 9, ptr %late.debug), !dbg !655
  %late.debug.nanoseconds = getelementptr inbounds nuw <{ %Ts5Int64V, %TSb }>, ptr %late.debug, i32 0, i32 0, !dbg !657
  %late.debug.nanoseconds._value = getelementptr inbounds nuw %Ts5Int64V, ptr %late.debug.nanoseconds, i32 0, i32 0, !dbg !657
  store i64 %42, ptr %late.debug.nanoseconds._value, align 8, !dbg !657
  %late.debug.isSending = getelementptr inbounds nuw <{ %Ts5Int64V, %TSb }>, ptr %late.debug, i32 0, i32 1, !dbg !657
  %late.debug.isSending._value = getelementptr inbounds nuw %TSb, ptr %late.debug.isSending, i32 0, i32 0, !dbg !657
  %44 = zext i1 %43 to i8, !dbg !657
  store i8 %44, ptr %late.debug.isSending._value, align 8, !dbg !657
  %.chaos1 = getelementptr inbounds nuw %T16CompletionEngine6SocketV, ptr %3, i32 0, i32 32, !dbg !658
  call void @__tsan_read8(ptr %.chaos1), !dbg !658
  %45 = load i64, ptr %.chaos1, align 8, !dbg !658
  %46 = icmp eq i64 %45, 0, !dbg !658
  %47 = xor i1 %46, true, !dbg !658
  br i1 %47, label %48, label %65, !dbg !658

48:                                               ; preds = %41
  %.chaos1.pointer = getelementptr inbounds nuw %T16CompletionEngine6StableV, ptr %.chaos1, i32 0, i32 0, !dbg !658
  %.chaos1.pointer._rawValue = getelementptr inbounds nuw %TSp, ptr %.chaos1.pointer, i32 0, i32 0, !dbg !658
  call void @__tsan_read8(ptr %.chaos1.pointer._rawValue), !dbg !658
  %49 = load ptr, ptr %.chaos1.pointer._rawValue, align 8, !dbg !658
  %50 = invoke swiftcc ptr @"$s16CompletionEngine6StableVAARi_zrlE5valuexvau"(ptr %49, ptr @"$s16CompletionEngine11HandleChaosVN")
          to label %.noexc3 unwind label %tsan_cleanup, !dbg !659

.noexc3:                                          ; preds = %48
  %.latePacket = getelementptr inbounds nuw %T16CompletionEngine11HandleChaosV, ptr %50, i32 0, i32 8, !dbg !659
  %51 = getelementptr inbounds nuw { i64, i8 }, ptr %.latePacket, i32 0, i32 0, !dbg !659
  call void @__tsan_write8(ptr %51), !dbg !659
  store i64 0, ptr %51, align 8, !dbg !659
  %52 = getelementptr inbounds nuw { i64, i8 }, ptr %.latePacket, i32 0, i32 1, !dbg !659
  call void @__tsan_write1(ptr %52), !dbg !659
  store i8 2, ptr %52, align 8, !dbg !659
  br label %53, !dbg !657

53:                                               ; preds = %.noexc3, %65
  %54 = phi i8 [ 1, %65 ], [ 0, %.noexc3 ], !dbg !660
  %55 = zext i32 %15 to i64, !dbg !660
  %56 = zext i32 %16 to i64, !dbg !660
  %57 = shl i64 %56, 32, !dbg !660
  %58 = or i64 %57, %55, !dbg !660
  %59 = ptrtoint ptr %23 to i64, !dbg !660
  %60 = getelementptr inbounds nuw { i64, i64, i64, i64 }, ptr %5, i32 0, i32 0, !dbg !660
  store i64 %13, ptr %60, align 8, !dbg !660
  %61 = getelementptr inbounds nuw { i64, i64, i64, i64 }, ptr %5, i32 0, i32 1, !dbg !660
  store i64 %14, ptr %61, align 8, !dbg !660
  %62 = getelementptr inbounds nuw { i64, i64, i64, i64 }, ptr %5, i32 0, i32 2, !dbg !660
  store i64 %58, ptr %62, align 8, !dbg !660
  %63 = getelementptr inbounds nuw { i64, i64, i64, i64 }, ptr %5, i32 0, i32 3, !dbg !660
  store i64 %59, ptr %63, align 8, !dbg !660
  %64 = getelementptr inbounds nuw %T16CompletionEngine12LateDeliveryV0D0O, ptr %5, i32 0, i32 1, !dbg !660
  store i8 1, ptr %64, align 8, !dbg !660
  call void @__tsan_external_write(ptr %3, ptr null, ptr inttoptr (i64 1 to ptr)) #3, !dbg !657
  invoke swiftcc void @"$s16CompletionEngine6SocketV12deliverLater33_4D28874C844F12D002814C3A3FF3BDF0LL_9isSending11nanosecondsyAA12LateDeliveryV0R0O_Sbs5Int64VtF"(ptr noalias captures(none) dereferenceable(33) %5, i1 %43, i64 %42, ptr swiftself captures(none) dereferenceable(153) %3)
          to label %.noexc unwind label %tsan_cleanup, !dbg !661

.noexc:                                           ; preds = %53
  br label %68, !dbg !662

65:                                               ; preds = %41
  br label %53, !dbg !657

66:                                               ; preds = %22
  br label %34, !dbg !654

67:                                               ; preds = %40, %21
  br label %68, !dbg !663

68:                                               ; preds = %.noexc, %67
  %69 = phi i1 [ false, %67 ], [ true, %.noexc ], !dbg !665
  call void @llvm.lifetime.end.p0(i64 33, ptr %5), !dbg !665
  call void @__tsan_func_exit(), !dbg !667
  ret i1 %69, !dbg !667

tsan_cleanup:                                     ; preds = %27, %48, %53
  %cleanup.lpad = landingpad { ptr, i32 }
          cleanup
  call void @__tsan_func_exit(), !dbg !638
  resume { ptr, i32 } %cleanup.lpad
}

; Function Attrs: nounwind
define linkonce_odr hidden void @__swift_cannot_copy_noncopyable_type() #15 !dbg !668 {
entry:
  %0 = call ptr @llvm.returnaddress(i32 0), !dbg !669
  call void @__tsan_func_entry(ptr %0), !dbg !669
  call void @llvm.trap(), !dbg !669
  unreachable, !dbg !669
}

; Function Attrs: nounwind
define linkonce_odr hidden void @__swift_noop_void_return(ptr %0, ptr %1) #15 !dbg !672 {
entry:
  ret void, !dbg !673
}

; Function Attrs: nounwind
define linkonce_odr hidden ptr @__swift_memcpy72_8(ptr %0, ptr %1, ptr %2) #15 !dbg !674 {
entry:
  %3 = call ptr @llvm.returnaddress(i32 0), !dbg !675
  call void @__tsan_func_entry(ptr %3), !dbg !675
  call void @llvm.memcpy.p0.p0.i64(ptr align 8 %0, ptr align 8 %1, i64 72, i1 false), !dbg !675
  call void @__tsan_func_exit(), !dbg !675
  ret ptr %0, !dbg !675
}

; Function Attrs: nounwind memory(read)
define internal i32 @"$s16CompletionEngine12LateDeliveryVwet"(ptr noalias %value, i32 %numEmptyCases, ptr %LateDelivery) #16 !dbg !676 {
entry:
  %0 = icmp eq i32 0, %numEmptyCases, !dbg !677
  br i1 %0, label %37, label %1, !dbg !677

1:                                                ; preds = %entry
  %2 = icmp ugt i32 %numEmptyCases, 254, !dbg !677
  br i1 %2, label %3, label %30, !dbg !677

3:                                                ; preds = %1
  %4 = sub i32 %numEmptyCases, 254, !dbg !677
  %5 = getelementptr inbounds i8, ptr %value, i32 72, !dbg !677
  br i1 false, label %6, label %7, !dbg !677

6:                                                ; preds = %3
  br label %19, !dbg !677

7:                                                ; preds = %3
  br i1 true, label %8, label %11, !dbg !677

8:                                                ; preds = %7
  %9 = load i8, ptr %5, align 1, !dbg !677
  %10 = zext i8 %9 to i32, !dbg !677
  br label %19, !dbg !677

11:                                               ; preds = %7
  br i1 false, label %12, label %15, !dbg !677

12:                                               ; preds = %11
  %13 = load i16, ptr %5, align 1, !dbg !677
  %14 = zext i16 %13 to i32, !dbg !677
  br label %19, !dbg !677

15:                                               ; preds = %11
  br i1 false, label %16, label %18, !dbg !677

16:                                               ; preds = %15
  %17 = load i32, ptr %5, align 1, !dbg !677
  br label %19, !dbg !677

18:                                               ; preds = %15
  unreachable, !dbg !677

19:                                               ; preds = %16, %12, %8, %6
  %20 = phi i32 [ 0, %6 ], [ %10, %8 ], [ %14, %12 ], [ %17, %16 ], !dbg !677
  %21 = icmp eq i32 %20, 0, !dbg !677
  br i1 %21, label %30, label %22, !dbg !677

22:                                               ; preds = %19
  %23 = sub i32 %20, 1, !dbg !677
  %24 = shl i32 %23, 576, !dbg !677
  %25 = select i1 true, i32 0, i32 %24, !dbg !677
  %26 = load i576, ptr %value, align 1, !dbg !677
  %27 = trunc i576 %26 to i32, !dbg !677
  %28 = or i32 %27, %25, !dbg !677
  %29 = add i32 254, %28, !dbg !677
  br label %38, !dbg !677

30:                                               ; preds = %19, %1
  %value.delivery = getelementptr inbounds nuw %T16CompletionEngine12LateDeliveryV, ptr %value, i32 0, i32 0, !dbg !677
  %31 = getelementptr inbounds nuw %T16CompletionEngine12LateDeliveryV0D0O, ptr %value.delivery, i32 0, i32 1, !dbg !677
  %32 = load i8, ptr %31, align 8, !dbg !677
  %33 = zext i8 %32 to i32, !dbg !677
  %34 = sub i32 255, %33, !dbg !677
  %35 = icmp ult i32 %34, 254, !dbg !677
  %36 = select i1 %35, i32 %34, i32 -1, !dbg !677
  br label %38, !dbg !677

37:                                               ; preds = %entry
  br label %38, !dbg !677

38:                                               ; preds = %37, %30, %22
  %39 = phi i32 [ %36, %30 ], [ %29, %22 ], [ -1, %37 ], !dbg !677
  %40 = add i32 %39, 1, !dbg !677
  ret i32 %40, !dbg !677
}

; Function Attrs: nounwind
define internal void @"$s16CompletionEngine12LateDeliveryVwst"(ptr noalias %value, i32 %whichCase, i32 %numEmptyCases, ptr %LateDelivery) #15 !dbg !678 {
entry:
  %0 = getelementptr inbounds i8, ptr %value, i32 72, !dbg !679
  %1 = icmp ugt i32 %numEmptyCases, 254, !dbg !679
  br i1 %1, label %2, label %4, !dbg !679

2:                                                ; preds = %entry
  %3 = sub i32 %numEmptyCases, 254, !dbg !679
  br label %4, !dbg !679

4:                                                ; preds = %2, %entry
  %5 = phi i32 [ 0, %entry ], [ 1, %2 ], !dbg !679
  %6 = icmp ule i32 %whichCase, 254, !dbg !679
  br i1 %6, label %7, label %27, !dbg !679

7:                                                ; preds = %4
  %8 = icmp eq i32 %5, 0, !dbg !679
  br i1 %8, label %9, label %10, !dbg !679

9:                                                ; preds = %7
  br label %20, !dbg !679

10:                                               ; preds = %7
  %11 = icmp eq i32 %5, 1, !dbg !679
  br i1 %11, label %12, label %13, !dbg !679

12:                                               ; preds = %10
  store i8 0, ptr %0, align 8, !dbg !679
  br label %20, !dbg !679

13:                                               ; preds = %10
  %14 = icmp eq i32 %5, 2, !dbg !679
  br i1 %14, label %15, label %16, !dbg !679

15:                                               ; preds = %13
  store i16 0, ptr %0, align 8, !dbg !679
  br label %20, !dbg !679

16:                                               ; preds = %13
  %17 = icmp eq i32 %5, 4, !dbg !679
  br i1 %17, label %18, label %19, !dbg !679

18:                                               ; preds = %16
  store i32 0, ptr %0, align 8, !dbg !679
  br label %20, !dbg !679

19:                                               ; preds = %16
  unreachable, !dbg !679

20:                                               ; preds = %18, %15, %12, %9
  %21 = icmp eq i32 %whichCase, 0, !dbg !679
  br i1 %21, label %53, label %22, !dbg !679

22:                                               ; preds = %20
  %23 = sub i32 %whichCase, 1, !dbg !679
  %value.delivery = getelementptr inbounds nuw %T16CompletionEngine12LateDeliveryV, ptr %value, i32 0, i32 0, !dbg !679
  %24 = xor i32 %23, -1, !dbg !679
  %25 = getelementptr inbounds nuw %T16CompletionEngine12LateDeliveryV0D0O, ptr %value.delivery, i32 0, i32 1, !dbg !679
  %26 = trunc i32 %24 to i8, !dbg !679
  store i8 %26, ptr %25, align 8, !dbg !679
  br label %53, !dbg !679

27:                                               ; preds = %4
  %28 = sub i32 %whichCase, 1, !dbg !679
  %29 = sub i32 %28, 254, !dbg !679
  br i1 true, label %34, label %30, !dbg !679

30:                                               ; preds = %27
  %31 = lshr i32 %29, 576, !dbg !679
  %32 = add i32 1, %31, !dbg !679
  %33 = and i32 poison, %29, !dbg !679
  br label %34, !dbg !679

34:                                               ; preds = %30, %27
  %35 = phi i32 [ 1, %27 ], [ %32, %30 ], !dbg !679
  %36 = phi i32 [ %29, %27 ], [ %33, %30 ], !dbg !679
  %37 = zext i32 %36 to i576, !dbg !679
  store i576 %37, ptr %value, align 8, !dbg !679
  %38 = icmp eq i32 %5, 0, !dbg !679
  br i1 %38, label %39, label %40, !dbg !679

39:                                               ; preds = %34
  br label %52, !dbg !679

40:                                               ; preds = %34
  %41 = icmp eq i32 %5, 1, !dbg !679
  br i1 %41, label %42, label %44, !dbg !679

42:                                               ; preds = %40
  %43 = trunc i32 %35 to i8, !dbg !679
  store i8 %43, ptr %0, align 8, !dbg !679
  br label %52, !dbg !679

44:                                               ; preds = %40
  %45 = icmp eq i32 %5, 2, !dbg !679
  br i1 %45, label %46, label %48, !dbg !679

46:                                               ; preds = %44
  %47 = trunc i32 %35 to i16, !dbg !679
  store i16 %47, ptr %0, align 8, !dbg !679
  br label %52, !dbg !679

48:                                               ; preds = %44
  %49 = icmp eq i32 %5, 4, !dbg !679
  br i1 %49, label %50, label %51, !dbg !679

50:                                               ; preds = %48
  store i32 %35, ptr %0, align 8, !dbg !679
  br label %52, !dbg !679

51:                                               ; preds = %48
  unreachable, !dbg !679

52:                                               ; preds = %50, %46, %42, %39
  br label %53, !dbg !679

53:                                               ; preds = %52, %22, %20
  ret void, !dbg !679
}

; Function Attrs: noinline nounwind memory(none)
define hidden swiftcc %swift.metadata_response @"$s16CompletionEngine12LateDeliveryVMa"(i64 %0) #11 !dbg !680 {
entry:
  ret %swift.metadata_response { ptr getelementptr inbounds (<{ ptr, ptr, i64, ptr, i32, i32, i32, i32, i32, i32 }>, ptr @"$s16CompletionEngine12LateDeliveryVMf", i32 0, i32 2), i64 0 }, !dbg !681
}

; Function Attrs: nounwind
define internal ptr @"$s16CompletionEngine12LateDeliveryV0D0OwCP"(ptr noalias %dest, ptr noalias %src, ptr %LateDelivery.Delivery) #15 !dbg !682 {
entry:
  %0 = call ptr @llvm.returnaddress(i32 0), !dbg !683
  call void @__tsan_func_entry(ptr %0), !dbg !683
  %1 = load ptr, ptr %src, align 8, !dbg !683
  %2 = call ptr @swift_retain(ptr returned %1) #17, !dbg !683
  store ptr %1, ptr %dest, align 8, !dbg !683
  %3 = load ptr, ptr %dest, align 8, !dbg !683
  %4 = getelementptr inbounds i8, ptr %3, i64 16, !dbg !683
  call void @__tsan_func_exit(), !dbg !683
  ret ptr %4, !dbg !683
}

; Function Attrs: nounwind willreturn
declare ptr @swift_retain(ptr returned) #17

; Function Attrs: nounwind
define linkonce_odr hidden ptr @__swift_memcpy33_8(ptr %0, ptr %1, ptr %2) #15 !dbg !684 {
entry:
  %3 = call ptr @llvm.returnaddress(i32 0), !dbg !685
  call void @__tsan_func_entry(ptr %3), !dbg !685
  call void @llvm.memcpy.p0.p0.i64(ptr align 8 %0, ptr align 8 %1, i64 33, i1 false), !dbg !685
  call void @__tsan_func_exit(), !dbg !685
  ret ptr %0, !dbg !685
}

; Function Attrs: nounwind memory(read)
define internal i32 @"$s16CompletionEngine12LateDeliveryV0D0Owet"(ptr noalias %value, i32 %numEmptyCases, ptr %LateDelivery.Delivery) #16 !dbg !686 {
entry:
  %0 = icmp eq i32 0, %numEmptyCases, !dbg !687
  br i1 %0, label %37, label %1, !dbg !687

1:                                                ; preds = %entry
  %2 = icmp ugt i32 %numEmptyCases, 254, !dbg !687
  br i1 %2, label %3, label %30, !dbg !687

3:                                                ; preds = %1
  %4 = sub i32 %numEmptyCases, 254, !dbg !687
  %5 = getelementptr inbounds i8, ptr %value, i32 33, !dbg !687
  br i1 false, label %6, label %7, !dbg !687

6:                                                ; preds = %3
  br label %19, !dbg !687

7:                                                ; preds = %3
  br i1 true, label %8, label %11, !dbg !687

8:                                                ; preds = %7
  %9 = load i8, ptr %5, align 1, !dbg !687
  %10 = zext i8 %9 to i32, !dbg !687
  br label %19, !dbg !687

11:                                               ; preds = %7
  br i1 false, label %12, label %15, !dbg !687

12:                                               ; preds = %11
  %13 = load i16, ptr %5, align 1, !dbg !687
  %14 = zext i16 %13 to i32, !dbg !687
  br label %19, !dbg !687

15:                                               ; preds = %11
  br i1 false, label %16, label %18, !dbg !687

16:                                               ; preds = %15
  %17 = load i32, ptr %5, align 1, !dbg !687
  br label %19, !dbg !687

18:                                               ; preds = %15
  unreachable, !dbg !687

19:                                               ; preds = %16, %12, %8, %6
  %20 = phi i32 [ 0, %6 ], [ %10, %8 ], [ %14, %12 ], [ %17, %16 ], !dbg !687
  %21 = icmp eq i32 %20, 0, !dbg !687
  br i1 %21, label %30, label %22, !dbg !687

22:                                               ; preds = %19
  %23 = sub i32 %20, 1, !dbg !687
  %24 = shl i32 %23, 264, !dbg !687
  %25 = select i1 true, i32 0, i32 %24, !dbg !687
  %26 = load i264, ptr %value, align 1, !dbg !687
  %27 = trunc i264 %26 to i32, !dbg !687
  %28 = or i32 %27, %25, !dbg !687
  %29 = add i32 254, %28, !dbg !687
  br label %38, !dbg !687

30:                                               ; preds = %19, %1
  %31 = getelementptr inbounds nuw %T16CompletionEngine12LateDeliveryV0D0O, ptr %value, i32 0, i32 1, !dbg !687
  %32 = load i8, ptr %31, align 8, !dbg !687
  %33 = zext i8 %32 to i32, !dbg !687
  %34 = sub i32 255, %33, !dbg !687
  %35 = icmp ult i32 %34, 254, !dbg !687
  %36 = select i1 %35, i32 %34, i32 -1, !dbg !687
  br label %38, !dbg !687

37:                                               ; preds = %entry
  br label %38, !dbg !687

38:                                               ; preds = %37, %30, %22
  %39 = phi i32 [ %36, %30 ], [ %29, %22 ], [ -1, %37 ], !dbg !687
  %40 = add i32 %39, 1, !dbg !687
  ret i32 %40, !dbg !687
}

; Function Attrs: nounwind
define internal void @"$s16CompletionEngine12LateDeliveryV0D0Owst"(ptr noalias %value, i32 %whichCase, i32 %numEmptyCases, ptr %LateDelivery.Delivery) #15 !dbg !688 {
entry:
  %0 = getelementptr inbounds i8, ptr %value, i32 33, !dbg !689
  %1 = icmp ugt i32 %numEmptyCases, 254, !dbg !689
  br i1 %1, label %2, label %4, !dbg !689

2:                                                ; preds = %entry
  %3 = sub i32 %numEmptyCases, 254, !dbg !689
  br label %4, !dbg !689

4:                                                ; preds = %2, %entry
  %5 = phi i32 [ 0, %entry ], [ 1, %2 ], !dbg !689
  %6 = icmp ule i32 %whichCase, 254, !dbg !689
  br i1 %6, label %7, label %27, !dbg !689

7:                                                ; preds = %4
  %8 = icmp eq i32 %5, 0, !dbg !689
  br i1 %8, label %9, label %10, !dbg !689

9:                                                ; preds = %7
  br label %20, !dbg !689

10:                                               ; preds = %7
  %11 = icmp eq i32 %5, 1, !dbg !689
  br i1 %11, label %12, label %13, !dbg !689

12:                                               ; preds = %10
  store i8 0, ptr %0, align 1, !dbg !689
  br label %20, !dbg !689

13:                                               ; preds = %10
  %14 = icmp eq i32 %5, 2, !dbg !689
  br i1 %14, label %15, label %16, !dbg !689

15:                                               ; preds = %13
  store i16 0, ptr %0, align 1, !dbg !689
  br label %20, !dbg !689

16:                                               ; preds = %13
  %17 = icmp eq i32 %5, 4, !dbg !689
  br i1 %17, label %18, label %19, !dbg !689

18:                                               ; preds = %16
  store i32 0, ptr %0, align 1, !dbg !689
  br label %20, !dbg !689

19:                                               ; preds = %16
  unreachable, !dbg !689

20:                                               ; preds = %18, %15, %12, %9
  %21 = icmp eq i32 %whichCase, 0, !dbg !689
  br i1 %21, label %53, label %22, !dbg !689

22:                                               ; preds = %20
  %23 = sub i32 %whichCase, 1, !dbg !689
  %24 = xor i32 %23, -1, !dbg !689
  %25 = getelementptr inbounds nuw %T16CompletionEngine12LateDeliveryV0D0O, ptr %value, i32 0, i32 1, !dbg !689
  %26 = trunc i32 %24 to i8, !dbg !689
  store i8 %26, ptr %25, align 8, !dbg !689
  br label %53, !dbg !689

27:                                               ; preds = %4
  %28 = sub i32 %whichCase, 1, !dbg !689
  %29 = sub i32 %28, 254, !dbg !689
  br i1 true, label %34, label %30, !dbg !689

30:                                               ; preds = %27
  %31 = lshr i32 %29, 264, !dbg !689
  %32 = add i32 1, %31, !dbg !689
  %33 = and i32 poison, %29, !dbg !689
  br label %34, !dbg !689

34:                                               ; preds = %30, %27
  %35 = phi i32 [ 1, %27 ], [ %32, %30 ], !dbg !689
  %36 = phi i32 [ %29, %27 ], [ %33, %30 ], !dbg !689
  %37 = zext i32 %36 to i264, !dbg !689
  store i264 %37, ptr %value, align 8, !dbg !689
  %38 = icmp eq i32 %5, 0, !dbg !689
  br i1 %38, label %39, label %40, !dbg !689

39:                                               ; preds = %34
  br label %52, !dbg !689

40:                                               ; preds = %34
  %41 = icmp eq i32 %5, 1, !dbg !689
  br i1 %41, label %42, label %44, !dbg !689

42:                                               ; preds = %40
  %43 = trunc i32 %35 to i8, !dbg !689
  store i8 %43, ptr %0, align 1, !dbg !689
  br label %52, !dbg !689

44:                                               ; preds = %40
  %45 = icmp eq i32 %5, 2, !dbg !689
  br i1 %45, label %46, label %48, !dbg !689

46:                                               ; preds = %44
  %47 = trunc i32 %35 to i16, !dbg !689
  store i16 %47, ptr %0, align 1, !dbg !689
  br label %52, !dbg !689

48:                                               ; preds = %44
  %49 = icmp eq i32 %5, 4, !dbg !689
  br i1 %49, label %50, label %51, !dbg !689

50:                                               ; preds = %48
  store i32 %35, ptr %0, align 1, !dbg !689
  br label %52, !dbg !689

51:                                               ; preds = %48
  unreachable, !dbg !689

52:                                               ; preds = %50, %46, %42, %39
  br label %53, !dbg !689

53:                                               ; preds = %52, %22, %20
  ret void, !dbg !689
}

; Function Attrs: nounwind
define internal i32 @"$s16CompletionEngine12LateDeliveryV0D0Owug"(ptr noalias %value, ptr %LateDelivery.Delivery) #15 !dbg !690 {
entry:
  %0 = getelementptr inbounds nuw { i64, i64, i64, i64 }, ptr %value, i32 0, i32 0, !dbg !691
  %1 = load i64, ptr %0, align 8, !dbg !691
  %2 = getelementptr inbounds nuw { i64, i64, i64, i64 }, ptr %value, i32 0, i32 1, !dbg !691
  %3 = load i64, ptr %2, align 8, !dbg !691
  %4 = getelementptr inbounds nuw { i64, i64, i64, i64 }, ptr %value, i32 0, i32 2, !dbg !691
  %5 = load i64, ptr %4, align 8, !dbg !691
  %6 = getelementptr inbounds nuw { i64, i64, i64, i64 }, ptr %value, i32 0, i32 3, !dbg !691
  %7 = load i64, ptr %6, align 8, !dbg !691
  %8 = getelementptr inbounds nuw %T16CompletionEngine12LateDeliveryV0D0O, ptr %value, i32 0, i32 1, !dbg !691
  %9 = load i8, ptr %8, align 8, !dbg !691
  %10 = zext i8 %9 to i32, !dbg !691
  ret i32 %10, !dbg !691
}

; Function Attrs: nounwind
define internal void @"$s16CompletionEngine12LateDeliveryV0D0Owup"(ptr noalias %value, ptr %LateDelivery.Delivery) #15 !dbg !692 {
entry:
  ret void, !dbg !693
}

; Function Attrs: nounwind
define internal void @"$s16CompletionEngine12LateDeliveryV0D0Owui"(ptr noalias %value, i32 %tag, ptr %LateDelivery.Delivery) #15 !dbg !694 {
entry:
  %0 = trunc i32 %tag to i8, !dbg !695
  %1 = getelementptr inbounds nuw %T16CompletionEngine12LateDeliveryV0D0O, ptr %value, i32 0, i32 1, !dbg !695
  store i8 %0, ptr %1, align 8, !dbg !695
  ret void, !dbg !695
}

; Function Attrs: noinline nounwind memory(none)
define hidden swiftcc %swift.metadata_response @"$s16CompletionEngine12LateDeliveryV0D0OMa"(i64 %0) #11 !dbg !696 {
entry:
  ret %swift.metadata_response { ptr getelementptr inbounds (<{ ptr, ptr, i64, ptr }>, ptr @"$s16CompletionEngine12LateDeliveryV0D0OMf", i32 0, i32 2), i64 0 }, !dbg !697
}

; Function Attrs: noinline
declare swiftcc void @"$ss17_assertionFailure__4file4line5flagss5NeverOs12StaticStringV_A2HSus6UInt32VtF"(i64, i64, i8, i64, i64, i8, i64, i64, i8, i64, i32) #10

declare swiftcc ptr @"$s16CompletionEngine6StableVAARi_zrlE7addressACyxGSv_tcfC"(ptr, ptr) #2

declare swiftcc void @"$s16CompletionEngine4LockV4lockyyF"(ptr noalias swiftself captures(none) dereferenceable(4)) #2

declare swiftcc void @"$s16CompletionEngine6StableVA2A10HandleSlotVRszlE21unlockAfterOperationsyyF"(ptr) #2

declare swiftcc void @"$s16CompletionEngine11HandleTableO5unpinyyAA6StableVyAA0C4SlotVG_AA0C0VtFZ"(ptr, i32) #2

declare swiftcc void @"$s16CompletionEngine6StableVAARi_zrlE7destroyyyF"(ptr, ptr) #2

declare swiftcc void @"$s16CompletionEngine6StableVA2A5TimerVRszlE3endyyF"(ptr) #2

declare void @__tsan_init()

; Function Attrs: nounwind uwtable
define internal void @tsan.module_ctor() #18 {
  call void @__tsan_init()
  ret void
}

; Function Attrs: nounwind
declare void @__tsan_func_entry(ptr) #3

; Function Attrs: nounwind
declare void @__tsan_func_exit() #3

; Function Attrs: nounwind
declare void @__tsan_ignore_thread_begin() #3

; Function Attrs: nounwind
declare void @__tsan_ignore_thread_end() #3

; Function Attrs: nounwind
declare void @__tsan_read1(ptr) #3

; Function Attrs: nounwind
declare void @__tsan_write1(ptr) #3

; Function Attrs: nounwind
declare void @__tsan_unaligned_read1(ptr) #3

; Function Attrs: nounwind
declare void @__tsan_unaligned_write1(ptr) #3

; Function Attrs: nounwind
declare void @__tsan_volatile_read1(ptr) #3

; Function Attrs: nounwind
declare void @__tsan_volatile_write1(ptr) #3

; Function Attrs: nounwind
declare void @__tsan_unaligned_volatile_read1(ptr) #3

; Function Attrs: nounwind
declare void @__tsan_unaligned_volatile_write1(ptr) #3

; Function Attrs: nounwind
declare void @__tsan_read_write1(ptr) #3

; Function Attrs: nounwind
declare void @__tsan_unaligned_read_write1(ptr) #3

; Function Attrs: nounwind
declare i8 @__tsan_atomic8_load(ptr, i32) #3

; Function Attrs: nounwind
declare void @__tsan_atomic8_store(ptr, i8, i32) #3

; Function Attrs: nounwind
declare i8 @__tsan_atomic8_exchange(ptr, i8, i32) #3

; Function Attrs: nounwind
declare i8 @__tsan_atomic8_fetch_add(ptr, i8, i32) #3

; Function Attrs: nounwind
declare i8 @__tsan_atomic8_fetch_sub(ptr, i8, i32) #3

; Function Attrs: nounwind
declare i8 @__tsan_atomic8_fetch_and(ptr, i8, i32) #3

; Function Attrs: nounwind
declare i8 @__tsan_atomic8_fetch_nand(ptr, i8, i32) #3

; Function Attrs: nounwind
declare i8 @__tsan_atomic8_fetch_or(ptr, i8, i32) #3

; Function Attrs: nounwind
declare i8 @__tsan_atomic8_fetch_xor(ptr, i8, i32) #3

; Function Attrs: nounwind
declare i8 @__tsan_atomic8_compare_exchange_val(ptr, i8, i8, i32, i32) #3

; Function Attrs: nounwind
declare void @__tsan_read2(ptr) #3

; Function Attrs: nounwind
declare void @__tsan_write2(ptr) #3

; Function Attrs: nounwind
declare void @__tsan_unaligned_read2(ptr) #3

; Function Attrs: nounwind
declare void @__tsan_unaligned_write2(ptr) #3

; Function Attrs: nounwind
declare void @__tsan_volatile_read2(ptr) #3

; Function Attrs: nounwind
declare void @__tsan_volatile_write2(ptr) #3

; Function Attrs: nounwind
declare void @__tsan_unaligned_volatile_read2(ptr) #3

; Function Attrs: nounwind
declare void @__tsan_unaligned_volatile_write2(ptr) #3

; Function Attrs: nounwind
declare void @__tsan_read_write2(ptr) #3

; Function Attrs: nounwind
declare void @__tsan_unaligned_read_write2(ptr) #3

; Function Attrs: nounwind
declare i16 @__tsan_atomic16_load(ptr, i32) #3

; Function Attrs: nounwind
declare void @__tsan_atomic16_store(ptr, i16, i32) #3

; Function Attrs: nounwind
declare i16 @__tsan_atomic16_exchange(ptr, i16, i32) #3

; Function Attrs: nounwind
declare i16 @__tsan_atomic16_fetch_add(ptr, i16, i32) #3

; Function Attrs: nounwind
declare i16 @__tsan_atomic16_fetch_sub(ptr, i16, i32) #3

; Function Attrs: nounwind
declare i16 @__tsan_atomic16_fetch_and(ptr, i16, i32) #3

; Function Attrs: nounwind
declare i16 @__tsan_atomic16_fetch_nand(ptr, i16, i32) #3

; Function Attrs: nounwind
declare i16 @__tsan_atomic16_fetch_or(ptr, i16, i32) #3

; Function Attrs: nounwind
declare i16 @__tsan_atomic16_fetch_xor(ptr, i16, i32) #3

; Function Attrs: nounwind
declare i16 @__tsan_atomic16_compare_exchange_val(ptr, i16, i16, i32, i32) #3

; Function Attrs: nounwind
declare void @__tsan_read4(ptr) #3

; Function Attrs: nounwind
declare void @__tsan_write4(ptr) #3

; Function Attrs: nounwind
declare void @__tsan_unaligned_read4(ptr) #3

; Function Attrs: nounwind
declare void @__tsan_unaligned_write4(ptr) #3

; Function Attrs: nounwind
declare void @__tsan_volatile_read4(ptr) #3

; Function Attrs: nounwind
declare void @__tsan_volatile_write4(ptr) #3

; Function Attrs: nounwind
declare void @__tsan_unaligned_volatile_read4(ptr) #3

; Function Attrs: nounwind
declare void @__tsan_unaligned_volatile_write4(ptr) #3

; Function Attrs: nounwind
declare void @__tsan_read_write4(ptr) #3

; Function Attrs: nounwind
declare void @__tsan_unaligned_read_write4(ptr) #3

; Function Attrs: nounwind
declare i32 @__tsan_atomic32_load(ptr, i32) #3

; Function Attrs: nounwind
declare void @__tsan_atomic32_store(ptr, i32, i32) #3

; Function Attrs: nounwind
declare i32 @__tsan_atomic32_exchange(ptr, i32, i32) #3

; Function Attrs: nounwind
declare i32 @__tsan_atomic32_fetch_add(ptr, i32, i32) #3

; Function Attrs: nounwind
declare i32 @__tsan_atomic32_fetch_sub(ptr, i32, i32) #3

; Function Attrs: nounwind
declare i32 @__tsan_atomic32_fetch_and(ptr, i32, i32) #3

; Function Attrs: nounwind
declare i32 @__tsan_atomic32_fetch_nand(ptr, i32, i32) #3

; Function Attrs: nounwind
declare i32 @__tsan_atomic32_fetch_or(ptr, i32, i32) #3

; Function Attrs: nounwind
declare i32 @__tsan_atomic32_fetch_xor(ptr, i32, i32) #3

; Function Attrs: nounwind
declare i32 @__tsan_atomic32_compare_exchange_val(ptr, i32, i32, i32, i32) #3

; Function Attrs: nounwind
declare void @__tsan_read8(ptr) #3

; Function Attrs: nounwind
declare void @__tsan_write8(ptr) #3

; Function Attrs: nounwind
declare void @__tsan_unaligned_read8(ptr) #3

; Function Attrs: nounwind
declare void @__tsan_unaligned_write8(ptr) #3

; Function Attrs: nounwind
declare void @__tsan_volatile_read8(ptr) #3

; Function Attrs: nounwind
declare void @__tsan_volatile_write8(ptr) #3

; Function Attrs: nounwind
declare void @__tsan_unaligned_volatile_read8(ptr) #3

; Function Attrs: nounwind
declare void @__tsan_unaligned_volatile_write8(ptr) #3

; Function Attrs: nounwind
declare void @__tsan_read_write8(ptr) #3

; Function Attrs: nounwind
declare void @__tsan_unaligned_read_write8(ptr) #3

; Function Attrs: nounwind
declare i64 @__tsan_atomic64_load(ptr, i32) #3

; Function Attrs: nounwind
declare void @__tsan_atomic64_store(ptr, i64, i32) #3

; Function Attrs: nounwind
declare i64 @__tsan_atomic64_exchange(ptr, i64, i32) #3

; Function Attrs: nounwind
declare i64 @__tsan_atomic64_fetch_add(ptr, i64, i32) #3

; Function Attrs: nounwind
declare i64 @__tsan_atomic64_fetch_sub(ptr, i64, i32) #3

; Function Attrs: nounwind
declare i64 @__tsan_atomic64_fetch_and(ptr, i64, i32) #3

; Function Attrs: nounwind
declare i64 @__tsan_atomic64_fetch_nand(ptr, i64, i32) #3

; Function Attrs: nounwind
declare i64 @__tsan_atomic64_fetch_or(ptr, i64, i32) #3

; Function Attrs: nounwind
declare i64 @__tsan_atomic64_fetch_xor(ptr, i64, i32) #3

; Function Attrs: nounwind
declare i64 @__tsan_atomic64_compare_exchange_val(ptr, i64, i64, i32, i32) #3

; Function Attrs: nounwind
declare void @__tsan_read16(ptr) #3

; Function Attrs: nounwind
declare void @__tsan_write16(ptr) #3

; Function Attrs: nounwind
declare void @__tsan_unaligned_read16(ptr) #3

; Function Attrs: nounwind
declare void @__tsan_unaligned_write16(ptr) #3

; Function Attrs: nounwind
declare void @__tsan_volatile_read16(ptr) #3

; Function Attrs: nounwind
declare void @__tsan_volatile_write16(ptr) #3

; Function Attrs: nounwind
declare void @__tsan_unaligned_volatile_read16(ptr) #3

; Function Attrs: nounwind
declare void @__tsan_unaligned_volatile_write16(ptr) #3

; Function Attrs: nounwind
declare void @__tsan_read_write16(ptr) #3

; Function Attrs: nounwind
declare void @__tsan_unaligned_read_write16(ptr) #3

; Function Attrs: nounwind
declare i128 @__tsan_atomic128_load(ptr, i32) #3

; Function Attrs: nounwind
declare void @__tsan_atomic128_store(ptr, i128, i32) #3

; Function Attrs: nounwind
declare i128 @__tsan_atomic128_exchange(ptr, i128, i32) #3

; Function Attrs: nounwind
declare i128 @__tsan_atomic128_fetch_add(ptr, i128, i32) #3

; Function Attrs: nounwind
declare i128 @__tsan_atomic128_fetch_sub(ptr, i128, i32) #3

; Function Attrs: nounwind
declare i128 @__tsan_atomic128_fetch_and(ptr, i128, i32) #3

; Function Attrs: nounwind
declare i128 @__tsan_atomic128_fetch_nand(ptr, i128, i32) #3

; Function Attrs: nounwind
declare i128 @__tsan_atomic128_fetch_or(ptr, i128, i32) #3

; Function Attrs: nounwind
declare i128 @__tsan_atomic128_fetch_xor(ptr, i128, i32) #3

; Function Attrs: nounwind
declare i128 @__tsan_atomic128_compare_exchange_val(ptr, i128, i128, i32, i32) #3

; Function Attrs: nounwind
declare void @__tsan_vptr_update(ptr, ptr) #3

; Function Attrs: nounwind
declare void @__tsan_vptr_read(ptr) #3

; Function Attrs: nounwind
declare void @__tsan_atomic_thread_fence(i32) #3

; Function Attrs: nounwind
declare void @__tsan_atomic_signal_fence(i32) #3

; Function Attrs: nounwind
declare ptr @__tsan_memmove(ptr, ptr, i64) #3

; Function Attrs: nounwind
declare ptr @__tsan_memcpy(ptr, ptr, i64) #3

; Function Attrs: nounwind
declare ptr @__tsan_memset(ptr, i32, i64) #3

; Function Attrs: nocallback nofree nosync nounwind willreturn memory(none)
declare ptr @llvm.returnaddress(i32 immarg) #8

declare i32 @__gcc_personality_v0(...)

attributes #0 = { sanitize_thread "frame-pointer"="all" "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="x86-64" "target-features"="+cmov,+cx16,+cx8,+fxsr,+mmx,+sse,+sse2,+x87" "tune-cpu"="generic" }
attributes #1 = { noinline sanitize_thread "frame-pointer"="all" "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="x86-64" "target-features"="+cmov,+cx16,+cx8,+fxsr,+mmx,+sse,+sse2,+x87" "tune-cpu"="generic" }
attributes #2 = { "frame-pointer"="all" "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="x86-64" "target-features"="+cmov,+cx16,+cx8,+fxsr,+mmx,+sse,+sse2,+x87" "tune-cpu"="generic" }
attributes #3 = { nounwind }
attributes #4 = { nocallback nofree nosync nounwind willreturn memory(argmem: readwrite) }
attributes #5 = { nocallback nofree nounwind willreturn memory(argmem: write) }
attributes #6 = { nocallback nofree nounwind willreturn memory(argmem: readwrite) }
attributes #7 = { nocallback nofree nosync nounwind speculatable willreturn memory(none) }
attributes #8 = { nocallback nofree nosync nounwind willreturn memory(none) }
attributes #9 = { cold noreturn nounwind memory(inaccessiblemem: write) }
attributes #10 = { noinline "frame-pointer"="all" "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="x86-64" "target-features"="+cmov,+cx16,+cx8,+fxsr,+mmx,+sse,+sse2,+x87" "tune-cpu"="generic" }
attributes #11 = { noinline nounwind memory(none) "frame-pointer"="non-leaf" "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="x86-64" "target-features"="+cmov,+cx16,+cx8,+fxsr,+mmx,+sse,+sse2,+x87" "tune-cpu"="generic" }
attributes #12 = { nounwind memory(read) }
attributes #13 = { noinline nounwind willreturn memory(read) "frame-pointer"="non-leaf" "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="x86-64" "target-features"="+cmov,+cx16,+cx8,+fxsr,+mmx,+sse,+sse2,+x87" "tune-cpu"="generic" }
attributes #14 = { nounwind memory(argmem: readwrite) }
attributes #15 = { nounwind "frame-pointer"="all" "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="x86-64" "target-features"="+cmov,+cx16,+cx8,+fxsr,+mmx,+sse,+sse2,+x87" "tune-cpu"="generic" }
attributes #16 = { nounwind memory(read) "frame-pointer"="all" "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="x86-64" "target-features"="+cmov,+cx16,+cx8,+fxsr,+mmx,+sse,+sse2,+x87" "tune-cpu"="generic" }
attributes #17 = { nounwind willreturn }
attributes #18 = { nounwind uwtable "frame-pointer"="all" }
attributes #19 = { noinline }
attributes #20 = { nounwind memory(none) }
attributes #21 = { nounwind memory(argmem: read) }

!llvm.dbg.cu = !{!6, !37, !39, !41, !43}
!swift.module.flags = !{!45}
!llvm.module.flags = !{!46, !47, !48, !49, !50, !51, !52, !53, !54}
!llvm.linker.options = !{}

!0 = !DIGlobalVariableExpression(var: !1, expr: !DIExpression())
!1 = distinct !DIGlobalVariable(name: "isDue", linkageName: "$s16CompletionEngine12LateDeliveryV5isDueyySuXCvpZ", scope: !2, file: !3, line: 23, type: !4, isLocal: false, isDefinition: true)
!2 = !DIModule(scope: null, name: "CompletionEngine", includePath: "/work/wt/integ/Sources/CompletionEngine/Chaos")
!3 = !DIFile(filename: "/work/wt/integ/Sources/CompletionEngine/Chaos/LateDelivery.swift", directory: "/work/wt/integ")
!4 = !DIDerivedType(tag: DW_TAG_const_type, baseType: !5)
!5 = !DICompositeType(tag: DW_TAG_structure_type, name: "$sSuIetCy_D", file: !3, size: 64, runtimeLang: DW_LANG_Swift, identifier: "$sSuIetCy_D")
!6 = distinct !DICompileUnit(language: DW_LANG_Swift, file: !3, producer: "Swift version 6.3.1 (swift-6.3.1-RELEASE)", isOptimized: false, flags: "-private-discriminator _4D28874C844F12D002814C3A3FF3BDF0", runtimeVersion: 6, emissionKind: FullDebug, retainedTypes: !7, globals: !18, imports: !19)
!7 = !{!8}
!8 = !DIDerivedType(tag: DW_TAG_typedef, name: "$s16CompletionEngine10LockedSlotaD", scope: !2, file: !9, baseType: !10)
!9 = !DIFile(filename: "Sources/CompletionEngine/Handles/HandleSlot.swift", directory: "/work/wt/integ")
!10 = !DICompositeType(tag: DW_TAG_structure_type, scope: !2, file: !11, size: 64, elements: !12, runtimeLang: DW_LANG_Swift)
!11 = !DIFile(filename: "Sources/CompletionEngine/Support/Stable.swift", directory: "/work/wt/integ")
!12 = !{!13}
!13 = !DIDerivedType(tag: DW_TAG_member, scope: !2, file: !11, baseType: !14, size: 64)
!14 = !DICompositeType(tag: DW_TAG_structure_type, name: "$s16CompletionEngine6StableVyAA10HandleSlotVGD", scope: !2, file: !11, flags: DIFlagFwdDecl, runtimeLang: DW_LANG_Swift, templateParams: !15)
!15 = !{!16}
!16 = !DITemplateTypeParameter(type: !17)
!17 = !DICompositeType(tag: DW_TAG_structure_type, name: "HandleSlot", scope: !2, flags: DIFlagFwdDecl, runtimeLang: DW_LANG_Swift, identifier: "$s16CompletionEngine10HandleSlotVD")
!18 = !{!0}
!19 = !{!20, !21, !23, !25, !27, !29, !31, !33, !35}
!20 = !DIImportedEntity(tag: DW_TAG_imported_module, scope: !3, entity: !2, file: !3)
!21 = !DIImportedEntity(tag: DW_TAG_imported_module, scope: null, entity: !22)
!22 = !DIModule(scope: null, name: "Swift", includePath: "/opt/swift/usr/lib/swift/linux/Swift.swiftmodule/x86_64-unknown-linux-gnu.swiftmodule")
!23 = !DIImportedEntity(tag: DW_TAG_imported_module, scope: !3, entity: !24, file: !3)
!24 = !DIModule(scope: null, name: "_StringProcessing", includePath: "/opt/swift/usr/lib/swift/linux/_StringProcessing.swiftmodule/x86_64-unknown-linux-gnu.swiftmodule")
!25 = !DIImportedEntity(tag: DW_TAG_imported_module, scope: !3, entity: !26, file: !3)
!26 = !DIModule(scope: null, name: "_SwiftConcurrencyShims", includePath: "/opt/swift/usr/lib/swift/shims")
!27 = !DIImportedEntity(tag: DW_TAG_imported_module, scope: !3, entity: !28, file: !3)
!28 = !DIModule(scope: null, name: "_Concurrency", includePath: "/opt/swift/usr/lib/swift/linux/_Concurrency.swiftmodule/x86_64-unknown-linux-gnu.swiftmodule")
!29 = !DIImportedEntity(tag: DW_TAG_imported_module, scope: !3, entity: !30, file: !3)
!30 = !DIModule(scope: null, name: "SwiftOnoneSupport", includePath: "/opt/swift/usr/lib/swift/linux/SwiftOnoneSupport.swiftmodule/x86_64-unknown-linux-gnu.swiftmodule")
!31 = !DIImportedEntity(tag: DW_TAG_imported_module, scope: !3, entity: !32, file: !3)
!32 = !DIModule(scope: null, name: "CSystem", includePath: "/tmp/sz/inc")
!33 = !DIImportedEntity(tag: DW_TAG_imported_module, scope: !3, entity: !34, file: !3)
!34 = !DIModule(scope: null, name: "Synchronization", includePath: "/opt/swift/usr/lib/swift/linux/Synchronization.swiftmodule/x86_64-unknown-linux-gnu.swiftmodule")
!35 = !DIImportedEntity(tag: DW_TAG_imported_module, scope: !3, entity: !36, file: !3)
!36 = !DIModule(scope: null, name: "CLibevent", includePath: "/work/wt/integ/Sources/CLibevent")
!37 = distinct !DICompileUnit(language: DW_LANG_C11, file: !38, producer: "clang version 21.0.0 (https://github.com/swiftlang/llvm-project.git 11673e6660b2d0a5f9f99b1c7b773f4c2f6df1b0)", isOptimized: false, flags: "-private-discriminator _4D28874C844F12D002814C3A3FF3BDF0", runtimeVersion: 0, emissionKind: FullDebug, splitDebugInlining: false, nameTableKind: None)
!38 = !DIFile(filename: "<swift-imported-modules>", directory: "/work/wt/integ")
!39 = distinct !DICompileUnit(language: DW_LANG_C99, file: !40, producer: "Swift version 6.3.1 (swift-6.3.1-RELEASE)", isOptimized: true, runtimeVersion: 0, splitDebugFilename: "/root/.cache/clang/ModuleCache/TXB5W5DC64VB/_SwiftConcurrencyShims-2WTEZSG1WEKQP.pcm", emissionKind: FullDebug, dwoId: 7267430592561681079)
!40 = !DIFile(filename: "_SwiftConcurrencyShims", directory: "/opt/swift/usr/lib/swift/shims")
!41 = distinct !DICompileUnit(language: DW_LANG_C99, file: !42, producer: "Swift version 6.3.1 (swift-6.3.1-RELEASE)", isOptimized: true, runtimeVersion: 0, splitDebugFilename: "/root/.cache/clang/ModuleCache/TXB5W5DC64VB/CSystem-2DVZWLBPXESMU.pcm", emissionKind: FullDebug, dwoId: 13330338570051228779)
!42 = !DIFile(filename: "CSystem", directory: "/tmp/sz/inc")
!43 = distinct !DICompileUnit(language: DW_LANG_C99, file: !44, producer: "Swift version 6.3.1 (swift-6.3.1-RELEASE)", isOptimized: true, runtimeVersion: 0, splitDebugFilename: "/root/.cache/clang/ModuleCache/TXB5W5DC64VB/CLibevent-SGSUQ1FT6J25.pcm", emissionKind: FullDebug, dwoId: 9173556429130679795)
!44 = !DIFile(filename: "CLibevent", directory: "/work/wt/integ/Sources/CLibevent")
!45 = !{!"standard-library", i1 false}
!46 = !{i32 7, !"Dwarf Version", i32 4}
!47 = !{i32 2, !"Debug Info Version", i32 3}
!48 = !{i32 1, !"wchar_size", i32 4}
!49 = !{i32 8, !"PIC Level", i32 2}
!50 = !{i32 7, !"uwtable", i32 2}
!51 = !{i32 7, !"frame-pointer", i32 2}
!52 = !{i32 4, !"Objective-C Garbage Collection", i32 100861696}
!53 = !{i32 1, !"Swift Version", i32 7}
!54 = !{i32 4, !"nosanitize_thread", i32 1}
!55 = distinct !DISubprogram(name: "delivery.get", linkageName: "$s16CompletionEngine12LateDeliveryV8deliveryAC0D0Ovg", scope: !57, file: !56, type: !58, spFlags: DISPFlagDefinition, unit: !6, declaration: !61)
!56 = !DIFile(filename: "<compiler-generated>", directory: "/")
!57 = !DICompositeType(tag: DW_TAG_structure_type, name: "LateDelivery", scope: !2, flags: DIFlagFwdDecl, runtimeLang: DW_LANG_Swift, identifier: "$s16CompletionEngine12LateDeliveryVD")
!58 = !DISubroutineType(types: !59)
!59 = !{!60, !57}
!60 = !DICompositeType(tag: DW_TAG_structure_type, name: "Delivery", scope: !57, file: !3, size: 264, runtimeLang: DW_LANG_Swift, identifier: "$s16CompletionEngine12LateDeliveryV0D0OD")
!61 = !DISubprogram(name: "delivery.get", linkageName: "$s16CompletionEngine12LateDeliveryV8deliveryAC0D0Ovg", scope: !57, file: !56, type: !58, spFlags: 0)
!62 = !DILocation(line: 0, scope: !55)
!63 = distinct !DISubprogram(name: "isSending.get", linkageName: "$s16CompletionEngine12LateDeliveryV9isSendingSbvg", scope: !57, file: !56, type: !64, spFlags: DISPFlagDefinition, unit: !6, declaration: !68)
!64 = !DISubroutineType(types: !65)
!65 = !{!66, !57}
!66 = !DICompositeType(tag: DW_TAG_structure_type, name: "Bool", scope: !22, file: !67, size: 8, runtimeLang: DW_LANG_Swift, identifier: "$sSbD")
!67 = !DIFile(filename: "/opt/swift/usr/lib/swift/linux/Swift.swiftmodule/x86_64-unknown-linux-gnu.swiftmodule", directory: "")
!68 = !DISubprogram(name: "isSending.get", linkageName: "$s16CompletionEngine12LateDeliveryV9isSendingSbvg", scope: !57, file: !56, type: !64, spFlags: 0)
!69 = !DILocation(line: 0, scope: !63)
!70 = distinct !DISubprogram(name: "socket.get", linkageName: "$s16CompletionEngine12LateDeliveryV6socketAA6StableVyAA6SocketVGvg", scope: !57, file: !56, type: !71, spFlags: DISPFlagDefinition, unit: !6, declaration: !74)
!71 = !DISubroutineType(types: !72)
!72 = !{!73, !57}
!73 = !DICompositeType(tag: DW_TAG_structure_type, name: "Stable", scope: !2, flags: DIFlagFwdDecl, runtimeLang: DW_LANG_Swift, identifier: "$s16CompletionEngine6StableVyAA6SocketVGD")
!74 = !DISubprogram(name: "socket.get", linkageName: "$s16CompletionEngine12LateDeliveryV6socketAA6StableVyAA6SocketVGvg", scope: !57, file: !56, type: !71, spFlags: 0)
!75 = !DILocation(line: 0, scope: !70)
!76 = distinct !DISubprogram(name: "slot.get", linkageName: "$s16CompletionEngine12LateDeliveryV4slotAA6StableVyAA10HandleSlotVGvg", scope: !57, file: !56, type: !77, spFlags: DISPFlagDefinition, unit: !6, declaration: !80)
!77 = !DISubroutineType(types: !78)
!78 = !{!79, !57}
!79 = !DICompositeType(tag: DW_TAG_structure_type, name: "Stable", scope: !2, flags: DIFlagFwdDecl, runtimeLang: DW_LANG_Swift, identifier: "$s16CompletionEngine6StableVyAA10HandleSlotVGD")
!80 = !DISubprogram(name: "slot.get", linkageName: "$s16CompletionEngine12LateDeliveryV4slotAA6StableVyAA10HandleSlotVGvg", scope: !57, file: !56, type: !77, spFlags: 0)
!81 = !DILocation(line: 0, scope: !76)
!82 = distinct !DISubprogram(name: "handle.get", linkageName: "$s16CompletionEngine12LateDeliveryV6handleAA6HandleVvg", scope: !57, file: !56, type: !83, spFlags: DISPFlagDefinition, unit: !6, declaration: !87)
!83 = !DISubroutineType(types: !84)
!84 = !{!85, !57}
!85 = !DICompositeType(tag: DW_TAG_structure_type, name: "Handle", scope: !2, file: !86, size: 32, runtimeLang: DW_LANG_Swift, identifier: "$s16CompletionEngine6HandleVD")
!86 = !DIFile(filename: "Sources/CompletionEngine/Handles/Handle.swift", directory: "/work/wt/integ")
!87 = !DISubprogram(name: "handle.get", linkageName: "$s16CompletionEngine12LateDeliveryV6handleAA6HandleVvg", scope: !57, file: !56, type: !83, spFlags: 0)
!88 = !DILocation(line: 0, scope: !82)
!89 = distinct !DISubprogram(linkageName: "$s16CompletionEngine12LateDeliveryV5timerAA6StableVyAA5TimerVGSgvpfi", scope: !2, file: !56, type: !90, flags: DIFlagArtificial, spFlags: DISPFlagDefinition, unit: !6)
!90 = !DISubroutineType(types: !91)
!91 = !{!92}
!92 = !DICompositeType(tag: DW_TAG_structure_type, name: "Optional", scope: !22, flags: DIFlagFwdDecl, runtimeLang: DW_LANG_Swift, identifier: "$s16CompletionEngine6StableVyAA5TimerVGSgD")
!93 = !DILocation(line: 0, scope: !89)
!94 = distinct !DISubprogram(name: "timer.get", linkageName: "$s16CompletionEngine12LateDeliveryV5timerAA6StableVyAA5TimerVGSgvg", scope: !57, file: !56, type: !95, spFlags: DISPFlagDefinition, unit: !6, declaration: !97)
!95 = !DISubroutineType(types: !96)
!96 = !{!92, !57}
!97 = !DISubprogram(name: "timer.get", linkageName: "$s16CompletionEngine12LateDeliveryV5timerAA6StableVyAA5TimerVGSgvg", scope: !57, file: !56, type: !95, spFlags: 0)
!98 = !DILocation(line: 0, scope: !94)
!99 = distinct !DISubprogram(name: "timer.set", linkageName: "$s16CompletionEngine12LateDeliveryV5timerAA6StableVyAA5TimerVGSgvs", scope: !57, file: !56, type: !100, spFlags: DISPFlagDefinition, unit: !6, declaration: !103)
!100 = !DISubroutineType(types: !101)
!101 = !{!102, !92, !57}
!102 = !DICompositeType(tag: DW_TAG_structure_type, name: "$sytD", flags: DIFlagFwdDecl, runtimeLang: DW_LANG_Swift, identifier: "$sytD")
!103 = !DISubprogram(name: "timer.set", linkageName: "$s16CompletionEngine12LateDeliveryV5timerAA6StableVyAA5TimerVGSgvs", scope: !57, file: !56, type: !100, spFlags: 0)
!104 = !DILocation(line: 0, scope: !99)
!105 = distinct !DISubprogram(name: "timer.modify", linkageName: "$s16CompletionEngine12LateDeliveryV5timerAA6StableVyAA5TimerVGSgvM", scope: !57, file: !56, type: !106, spFlags: DISPFlagDefinition, unit: !6, declaration: !108)
!106 = !DISubroutineType(types: !107)
!107 = !{!102, !57}
!108 = !DISubprogram(name: "timer.modify", linkageName: "$s16CompletionEngine12LateDeliveryV5timerAA6StableVyAA5TimerVGSgvM", scope: !57, file: !56, type: !106, spFlags: 0)
!109 = !DILocation(line: 0, scope: !105)
!110 = distinct !DISubprogram(name: "timer.modify", linkageName: "$s16CompletionEngine12LateDeliveryV5timerAA6StableVyAA5TimerVGSgvM.resume.0", scope: !57, file: !56, type: !106, spFlags: DISPFlagDefinition, unit: !6, declaration: !111)
!111 = !DISubprogram(name: "timer.modify", linkageName: "$s16CompletionEngine12LateDeliveryV5timerAA6StableVyAA5TimerVGSgvM.resume.0", scope: !57, file: !56, type: !106, spFlags: 0)
!112 = !DILocation(line: 0, scope: !110)
!113 = distinct !DISubprogram(linkageName: "$s16CompletionEngine12LateDeliveryV5isDue_WZ", scope: !2, file: !3, line: 23, type: !114, flags: DIFlagArtificial, spFlags: DISPFlagLocalToUnit | DISPFlagDefinition, unit: !6)
!114 = !DISubroutineType(types: !115)
!115 = !{!102, !116}
!116 = !DICompositeType(tag: DW_TAG_structure_type, name: "$sBpD", scope: !117, flags: DIFlagFwdDecl, runtimeLang: DW_LANG_Swift, identifier: "$sBpD")
!117 = !DIModule(scope: null, name: "Builtin")
!118 = !DILocation(line: 36, column: 3, scope: !119)
!119 = distinct !DILexicalBlock(scope: !113, file: !3, line: 23, column: 34)
!120 = distinct !DISubprogram(linkageName: "$s16CompletionEngine12LateDeliveryV5isDueyySuXCvpZfiySucfU_", scope: !57, file: !3, line: 23, type: !121, scopeLine: 23, spFlags: DISPFlagLocalToUnit | DISPFlagDefinition, unit: !6, declaration: !124, retainedNodes: !125)
!121 = !DISubroutineType(types: !122)
!122 = !{!102, !123}
!123 = !DICompositeType(tag: DW_TAG_structure_type, name: "UInt", scope: !22, file: !67, size: 64, runtimeLang: DW_LANG_Swift, identifier: "$sSuD")
!124 = !DISubprogram(linkageName: "$s16CompletionEngine12LateDeliveryV5isDueyySuXCvpZfiySucfU_", scope: !57, file: !3, line: 23, type: !121, scopeLine: 23, spFlags: DISPFlagLocalToUnit)
!125 = !{!126, !128, !137, !140, !142}
!126 = !DILocalVariable(name: "word", arg: 1, scope: !120, file: !3, line: 23, type: !127)
!127 = !DIDerivedType(tag: DW_TAG_const_type, baseType: !123)
!128 = !DILocalVariable(name: "late", scope: !129, file: !3, line: 25, type: !130)
!129 = distinct !DILexicalBlock(scope: !120, file: !3, line: 25, column: 9)
!130 = !DIDerivedType(tag: DW_TAG_const_type, baseType: !131)
!131 = !DICompositeType(tag: DW_TAG_structure_type, scope: !2, file: !11, size: 64, elements: !132, runtimeLang: DW_LANG_Swift)
!132 = !{!133}
!133 = !DIDerivedType(tag: DW_TAG_member, scope: !2, file: !11, baseType: !134, size: 64)
!134 = !DICompositeType(tag: DW_TAG_structure_type, name: "$s16CompletionEngine6StableVyAA12LateDeliveryVGD", scope: !2, file: !11, flags: DIFlagFwdDecl, runtimeLang: DW_LANG_Swift, templateParams: !135)
!135 = !{!136}
!136 = !DITemplateTypeParameter(type: !57)
!137 = !DILocalVariable(name: "slot", scope: !138, file: !3, line: 26, type: !139)
!138 = distinct !DILexicalBlock(scope: !129, file: !3, line: 26, column: 9)
!139 = !DIDerivedType(tag: DW_TAG_const_type, baseType: !8)
!140 = !DILocalVariable(name: "handle", scope: !138, file: !3, line: 26, type: !141)
!141 = !DIDerivedType(tag: DW_TAG_const_type, baseType: !85)
!142 = !DILocalVariable(name: "socket", scope: !143, file: !3, line: 29, type: !144)
!143 = distinct !DILexicalBlock(scope: !138, file: !3, line: 29, column: 9)
!144 = !DIDerivedType(tag: DW_TAG_const_type, baseType: !145)
!145 = !DICompositeType(tag: DW_TAG_structure_type, scope: !2, file: !11, size: 64, elements: !146, runtimeLang: DW_LANG_Swift)
!146 = !{!147}
!147 = !DIDerivedType(tag: DW_TAG_member, scope: !2, file: !11, baseType: !148, size: 64)
!148 = !DICompositeType(tag: DW_TAG_structure_type, name: "$s16CompletionEngine6StableVyAA6SocketVGD", scope: !2, file: !11, flags: DIFlagFwdDecl, runtimeLang: DW_LANG_Swift, templateParams: !149)
!149 = !{!150}
!150 = !DITemplateTypeParameter(type: !151)
!151 = !DICompositeType(tag: DW_TAG_structure_type, name: "Socket", scope: !2, file: !152, size: 1224, runtimeLang: DW_LANG_Swift, identifier: "$s16CompletionEngine6SocketVD")
!152 = !DIFile(filename: "Sources/CompletionEngine/Sockets/Socket.swift", directory: "/work/wt/integ")
!153 = !DILocation(line: 0, scope: !120)
!154 = !DILocation(line: 23, column: 36, scope: !120)
!155 = !DILocation(line: 25, column: 9, scope: !129)
!156 = !DILocation(line: 26, column: 10, scope: !138)
!157 = !DILocation(line: 26, column: 16, scope: !138)
!158 = !DILocation(line: 29, column: 9, scope: !143)
!159 = !DILocation(line: 0, scope: !160)
!160 = !DILexicalBlockFile(scope: !161, discriminator: 0)
!161 = distinct !DILexicalBlock(scope: !120, file: !3, line: 25, column: 16)
!162 = !DILocation(line: 25, column: 53, scope: !161)
!163 = !DILocation(line: 25, column: 94, scope: !161)
!164 = !DILocation(line: 0, scope: !165)
!165 = !DILexicalBlockFile(scope: !161, file: !56, discriminator: 0)
!166 = !DILocation(line: 0, scope: !161)
!167 = !DILocation(line: 25, column: 42, scope: !161)
!168 = !DILocation(line: 0, scope: !129)
!169 = !DILocation(line: 26, column: 38, scope: !170)
!170 = distinct !DILexicalBlock(scope: !129, file: !3, line: 26, column: 26)
!171 = !DILocation(line: 0, scope: !138)
!172 = !DILocation(line: 26, column: 55, scope: !170)
!173 = !DILocation(line: 29, column: 29, scope: !174)
!174 = distinct !DILexicalBlock(scope: !138, file: !3, line: 29, column: 18)
!175 = !DILocation(line: 0, scope: !143)
!176 = !DILocation(line: 30, column: 16, scope: !143)
!177 = !DILocation(line: 30, column: 21, scope: !143)
!178 = !DILocation(line: 31, column: 18, scope: !143)
!179 = !DILocation(line: 32, column: 10, scope: !143)
!180 = !DILocation(line: 33, column: 17, scope: !143)
!181 = !DILocation(line: 34, column: 21, scope: !143)
!182 = !DILocation(line: 34, column: 23, scope: !143)
!183 = !DILocation(line: 35, column: 10, scope: !143)
!184 = !DILocation(line: 36, column: 3, scope: !143)
!185 = distinct !DISubprogram(name: "deliver", linkageName: "$s16CompletionEngine6SocketV7deliver33_4D28874C844F12D002814C3A3FF3BDF0LLyyAA6StableVyAA12LateDeliveryVGF", scope: !151, file: !3, line: 106, type: !186, scopeLine: 106, spFlags: DISPFlagLocalToUnit | DISPFlagDefinition, unit: !6, declaration: !189, retainedNodes: !190)
!186 = !DISubroutineType(types: !187)
!187 = !{!102, !188, !151}
!188 = !DICompositeType(tag: DW_TAG_structure_type, name: "Stable", scope: !2, flags: DIFlagFwdDecl, runtimeLang: DW_LANG_Swift, identifier: "$s16CompletionEngine6StableVyAA12LateDeliveryVGD")
!189 = !DISubprogram(name: "deliver", linkageName: "$s16CompletionEngine6SocketV7deliver33_4D28874C844F12D002814C3A3FF3BDF0LLyyAA6StableVyAA12LateDeliveryVGF", scope: !151, file: !3, line: 106, type: !186, scopeLine: 106, spFlags: DISPFlagLocalToUnit)
!190 = !{!191, !192, !193, !204, !208, !211, !213, !218}
!191 = !DILocalVariable(name: "late", arg: 1, scope: !185, file: !3, line: 106, type: !130)
!192 = !DILocalVariable(name: "self", arg: 2, scope: !185, file: !3, line: 106, type: !151, flags: DIFlagArtificial)
!193 = !DILocalVariable(name: "operation", scope: !194, file: !3, line: 110, type: !196)
!194 = distinct !DILexicalBlock(scope: !195, file: !3, line: 110, column: 5)
!195 = distinct !DILexicalBlock(scope: !185, file: !3, line: 108, column: 5)
!196 = !DIDerivedType(tag: DW_TAG_const_type, baseType: !197)
!197 = !DICompositeType(tag: DW_TAG_structure_type, scope: !2, file: !11, size: 64, elements: !198, runtimeLang: DW_LANG_Swift)
!198 = !{!199}
!199 = !DIDerivedType(tag: DW_TAG_member, scope: !2, file: !11, baseType: !200, size: 64)
!200 = !DICompositeType(tag: DW_TAG_structure_type, name: "$s16CompletionEngine6StableVyAA9OperationVGD", scope: !2, file: !11, flags: DIFlagFwdDecl, runtimeLang: DW_LANG_Swift, templateParams: !201)
!201 = !{!202}
!202 = !DITemplateTypeParameter(type: !203)
!203 = !DICompositeType(tag: DW_TAG_structure_type, name: "Operation", scope: !2, flags: DIFlagFwdDecl, runtimeLang: DW_LANG_Swift, identifier: "$s16CompletionEngine9OperationVD")
!204 = !DILocalVariable(name: "status", scope: !194, file: !3, line: 110, type: !205)
!205 = !DIDerivedType(tag: DW_TAG_const_type, baseType: !206)
!206 = !DICompositeType(tag: DW_TAG_structure_type, name: "Status", scope: !2, file: !207, size: 32, runtimeLang: DW_LANG_Swift, identifier: "$s16CompletionEngine6StatusVD")
!207 = !DIFile(filename: "Sources/CompletionEngine/Operations/Operation.swift", directory: "/work/wt/integ")
!208 = !DILocalVariable(name: "result", scope: !194, file: !3, line: 110, type: !209)
!209 = !DIDerivedType(tag: DW_TAG_const_type, baseType: !210)
!210 = !DICompositeType(tag: DW_TAG_structure_type, name: "Int", scope: !22, file: !67, size: 64, runtimeLang: DW_LANG_Swift, identifier: "$sSiD")
!211 = !DILocalVariable(name: "isCounted", scope: !194, file: !3, line: 110, type: !212)
!212 = !DIDerivedType(tag: DW_TAG_const_type, baseType: !66)
!213 = !DILocalVariable(name: "packet", scope: !214, file: !3, line: 109, type: !215)
!214 = distinct !DILexicalBlock(scope: !195, file: !3, line: 109, column: 5)
!215 = !DIDerivedType(tag: DW_TAG_const_type, baseType: !216)
!216 = !DICompositeType(tag: DW_TAG_structure_type, name: "Packet", scope: !2, file: !217, size: 192, runtimeLang: DW_LANG_Swift, identifier: "$s16CompletionEngine6PacketVD")
!217 = !DIFile(filename: "Sources/CompletionEngine/Port/Packet.swift", directory: "/work/wt/integ")
!218 = !DILocalVariable(name: "port", scope: !214, file: !3, line: 109, type: !219)
!219 = !DIDerivedType(tag: DW_TAG_const_type, baseType: !220)
!220 = !DICompositeType(tag: DW_TAG_structure_type, scope: !2, file: !11, size: 64, elements: !221, runtimeLang: DW_LANG_Swift)
!221 = !{!222}
!222 = !DIDerivedType(tag: DW_TAG_member, scope: !2, file: !11, baseType: !223, size: 64)
!223 = !DICompositeType(tag: DW_TAG_structure_type, name: "$s16CompletionEngine6StableVyAA4PortVGD", scope: !2, file: !11, flags: DIFlagFwdDecl, runtimeLang: DW_LANG_Swift, templateParams: !224)
!224 = !{!225}
!225 = !DITemplateTypeParameter(type: !226)
!226 = !DICompositeType(tag: DW_TAG_structure_type, name: "Port", scope: !2, flags: DIFlagFwdDecl, runtimeLang: DW_LANG_Swift, identifier: "$s16CompletionEngine4PortVD")
!227 = !DILocation(line: 0, scope: !185)
!228 = !DILocation(line: 106, column: 37, scope: !185)
!229 = !DILocation(line: 110, column: 25, scope: !194)
!230 = !DILocation(line: 110, column: 40, scope: !194)
!231 = !DILocation(line: 110, column: 52, scope: !194)
!232 = !DILocation(line: 110, column: 64, scope: !194)
!233 = !DILocation(line: 109, column: 22, scope: !214)
!234 = !DILocation(line: 109, column: 34, scope: !214)
!235 = !DILocation(line: 0, scope: !236)
!236 = !DILexicalBlockFile(scope: !185, discriminator: 0)
!237 = !DILocation(line: 106, column: 29, scope: !185)
!238 = !DILocation(line: 107, column: 10, scope: !185)
!239 = !DILocation(line: 107, column: 29, scope: !185)
!240 = !DILocation(line: 107, column: 5, scope: !185)
!241 = !DILocation(line: 107, column: 52, scope: !185)
!242 = !DILocation(line: 0, scope: !243)
!243 = !DILexicalBlockFile(scope: !185, file: !56, discriminator: 0)
!244 = !DILocation(line: 108, column: 23, scope: !195)
!245 = !DILocation(line: 109, column: 10, scope: !195)
!246 = !DILocation(line: 109, column: 17, scope: !214)
!247 = !DILocation(line: 0, scope: !214)
!248 = !DILocation(line: 109, column: 46, scope: !249)
!249 = distinct !DILexicalBlock(scope: !214, file: !3, line: 109, column: 41)
!250 = !DILocation(line: 0, scope: !249)
!251 = !DILocation(line: 110, column: 20, scope: !194)
!252 = !DILocation(line: 0, scope: !194)
!253 = !DILocation(line: 111, column: 10, scope: !254)
!254 = distinct !DILexicalBlock(scope: !255, file: !3, line: 111, column: 7)
!255 = distinct !DILexicalBlock(scope: !194, file: !3, line: 111, column: 7)
!256 = !DILocation(line: 111, column: 27, scope: !257)
!257 = distinct !DILexicalBlock(scope: !254, file: !3, line: 111, column: 21)
!258 = !DILocation(line: 111, column: 29, scope: !257)
!259 = !DILocation(line: 0, scope: !257)
!260 = !DILocation(line: 111, column: 44, scope: !257)
!261 = !DILocation(line: 111, column: 7, scope: !254)
!262 = !DILocation(line: 112, column: 12, scope: !255)
!263 = !DILocation(line: 112, column: 33, scope: !255)
!264 = !DILocation(line: 0, scope: !255)
!265 = !DILocation(line: 113, column: 52, scope: !255)
!266 = !DILocation(line: 113, column: 7, scope: !255)
!267 = !DILocation(line: 114, column: 12, scope: !255)
!268 = !DILocation(line: 114, column: 33, scope: !255)
!269 = !DILocation(line: 0, scope: !270)
!270 = !DILexicalBlockFile(scope: !255, file: !56, discriminator: 0)
!271 = !DILocation(line: 116, column: 3, scope: !255)
!272 = !DILocation(line: 0, scope: !273, inlinedAt: !241)
!273 = distinct !DISubprogram(name: "Swift runtime failure: arithmetic overflow", scope: !56, file: !56, type: !274, flags: DIFlagArtificial, spFlags: DISPFlagDefinition, unit: !6)
!274 = !DISubroutineType(types: null)
!275 = distinct !DISubprogram(linkageName: "$s16CompletionEngine12LateDeliveryV5isDueyySuXCvpZfiySucfU_To", scope: !57, file: !56, type: !121, spFlags: DISPFlagLocalToUnit | DISPFlagDefinition, unit: !6, declaration: !276)
!276 = !DISubprogram(linkageName: "$s16CompletionEngine12LateDeliveryV5isDueyySuXCvpZfiySucfU_To", scope: !57, file: !56, type: !121, spFlags: DISPFlagLocalToUnit)
!277 = !DILocation(line: 0, scope: !275)
!278 = distinct !DISubprogram(name: "isDue", linkageName: "$s16CompletionEngine12LateDeliveryV5isDueyySuXCvau", scope: !2, file: !3, line: 23, type: !279, scopeLine: 23, spFlags: DISPFlagDefinition, unit: !6)
!279 = !DISubroutineType(types: !280)
!280 = !{!116}
!281 = !DILocation(line: 23, column: 14, scope: !278)
!282 = distinct !DISubprogram(name: "isDue.get", linkageName: "$s16CompletionEngine12LateDeliveryV5isDueyySuXCvgZ", scope: !57, file: !56, type: !283, spFlags: DISPFlagDefinition, unit: !6, declaration: !286)
!283 = !DISubroutineType(types: !284)
!284 = !{!5, !285}
!285 = !DICompositeType(tag: DW_TAG_structure_type, name: "$s16CompletionEngine12LateDeliveryVXMtD", flags: DIFlagFwdDecl, runtimeLang: DW_LANG_Swift, identifier: "$s16CompletionEngine12LateDeliveryVXMtD")
!286 = !DISubprogram(name: "isDue.get", linkageName: "$s16CompletionEngine12LateDeliveryV5isDueyySuXCvgZ", scope: !57, file: !56, type: !283, spFlags: 0)
!287 = !DILocation(line: 0, scope: !282)
!288 = distinct !DISubprogram(name: "init", linkageName: "$s16CompletionEngine12LateDeliveryV8delivery9isSending6socket4slot6handle5timerA2C0D0O_SbAA6StableVyAA6SocketVGAMyAA10HandleSlotVGAA0N0VAMyAA5TimerVGSgtcfC", scope: !57, file: !3, line: 8, type: !289, scopeLine: 8, spFlags: DISPFlagDefinition, unit: !6, declaration: !291)
!289 = !DISubroutineType(types: !290)
!290 = !{!57, !60, !66, !73, !79, !85, !92, !285}
!291 = !DISubprogram(name: "init", linkageName: "$s16CompletionEngine12LateDeliveryV8delivery9isSending6socket4slot6handle5timerA2C0D0O_SbAA6StableVyAA6SocketVGAMyAA10HandleSlotVGAA0N0VAMyAA5TimerVGSgtcfC", scope: !57, file: !3, line: 8, type: !289, scopeLine: 8, spFlags: 0)
!292 = !DILocation(line: 0, scope: !288)
!293 = !DILocation(line: 0, scope: !294)
!294 = !DILexicalBlockFile(scope: !288, discriminator: 0)
!295 = !DILocation(line: 0, scope: !296)
!296 = !DILexicalBlockFile(scope: !288, file: !56, discriminator: 0)
!297 = distinct !DISubprogram(name: "deliversLater", linkageName: "$s16CompletionEngine6SocketV13deliversLater___9hadWaitedSbAA6StableVyAA9OperationVG_AA6StatusVSiSbtF", scope: !151, file: !3, line: 42, type: !298, scopeLine: 42, spFlags: DISPFlagDefinition, unit: !6, declaration: !300, retainedNodes: !301)
!298 = !DISubroutineType(types: !299)
!299 = !{!66, !197, !206, !210, !66, !151}
!300 = !DISubprogram(name: "deliversLater", linkageName: "$s16CompletionEngine6SocketV13deliversLater___9hadWaitedSbAA6StableVyAA9OperationVG_AA6StatusVSiSbtF", scope: !151, file: !3, line: 42, type: !298, scopeLine: 42, spFlags: 0)
!301 = !{!302, !303, !304, !305, !306, !307, !318, !320, !322, !334}
!302 = !DILocalVariable(name: "operation", arg: 1, scope: !297, file: !3, line: 43, type: !196)
!303 = !DILocalVariable(name: "status", arg: 2, scope: !297, file: !3, line: 43, type: !205)
!304 = !DILocalVariable(name: "result", arg: 3, scope: !297, file: !3, line: 43, type: !209)
!305 = !DILocalVariable(name: "hadWaited", arg: 4, scope: !297, file: !3, line: 43, type: !212)
!306 = !DILocalVariable(name: "self", arg: 5, scope: !297, file: !3, line: 42, type: !151, flags: DIFlagArtificial)
!307 = !DILocalVariable(name: "chaos", scope: !308, file: !3, line: 46, type: !310)
!308 = distinct !DILexicalBlock(scope: !309, file: !3, line: 46, column: 15)
!309 = distinct !DILexicalBlock(scope: !297, file: !3, line: 46, column: 5)
!310 = !DIDerivedType(tag: DW_TAG_const_type, baseType: !311)
!311 = !DICompositeType(tag: DW_TAG_structure_type, scope: !2, file: !11, size: 64, elements: !312, runtimeLang: DW_LANG_Swift)
!312 = !{!313}
!313 = !DIDerivedType(tag: DW_TAG_member, scope: !2, file: !11, baseType: !314, size: 64)
!314 = !DICompositeType(tag: DW_TAG_structure_type, name: "$s16CompletionEngine6StableVyAA11HandleChaosVGD", scope: !2, file: !11, flags: DIFlagFwdDecl, runtimeLang: DW_LANG_Swift, templateParams: !315)
!315 = !{!316}
!316 = !DITemplateTypeParameter(type: !317)
!317 = !DICompositeType(tag: DW_TAG_structure_type, name: "HandleChaos", scope: !2, flags: DIFlagFwdDecl, runtimeLang: DW_LANG_Swift, identifier: "$s16CompletionEngine11HandleChaosVD")
!318 = !DILocalVariable(name: "isSending", scope: !319, file: !3, line: 52, type: !212)
!319 = distinct !DILexicalBlock(scope: !308, file: !3, line: 52, column: 9)
!320 = !DILocalVariable(name: "isAborted", scope: !321, file: !3, line: 53, type: !212)
!321 = distinct !DILexicalBlock(scope: !319, file: !3, line: 53, column: 9)
!322 = !DILocalVariable(name: "draw", scope: !323, file: !3, line: 54, type: !324)
!323 = distinct !DILexicalBlock(scope: !321, file: !3, line: 54, column: 9)
!324 = !DIDerivedType(tag: DW_TAG_const_type, baseType: !325)
!325 = !DICompositeType(tag: DW_TAG_structure_type, scope: !22, file: !67, size: 136, elements: !326, runtimeLang: DW_LANG_Swift)
!326 = !{!327}
!327 = !DIDerivedType(tag: DW_TAG_member, scope: !22, file: !67, baseType: !328, size: 136)
!328 = !DICompositeType(tag: DW_TAG_structure_type, name: "$s16CompletionEngine9ChaosSeedV4DrawVSgD", scope: !22, file: !67, flags: DIFlagFwdDecl, runtimeLang: DW_LANG_Swift, templateParams: !329)
!329 = !{!330}
!330 = !DITemplateTypeParameter(type: !331)
!331 = !DICompositeType(tag: DW_TAG_structure_type, name: "Draw", scope: !333, file: !332, size: 128, runtimeLang: DW_LANG_Swift, identifier: "$s16CompletionEngine9ChaosSeedV4DrawVD")
!332 = !DIFile(filename: "Sources/CompletionEngine/Chaos/ChaosSeed.swift", directory: "/work/wt/integ")
!333 = !DICompositeType(tag: DW_TAG_structure_type, name: "ChaosSeed", scope: !2, flags: DIFlagFwdDecl, runtimeLang: DW_LANG_Swift, identifier: "$s16CompletionEngine9ChaosSeedVD")
!334 = !DILocalVariable(name: "draw", scope: !335, file: !3, line: 56, type: !339)
!335 = distinct !DILexicalBlock(scope: !336, file: !3, line: 56, column: 34)
!336 = distinct !DILexicalBlock(scope: !337, file: !3, line: 56, column: 7)
!337 = distinct !DILexicalBlock(scope: !338, file: !3, line: 55, column: 61)
!338 = distinct !DILexicalBlock(scope: !323, file: !3, line: 55, column: 5)
!339 = !DIDerivedType(tag: DW_TAG_const_type, baseType: !331)
!340 = !DILocation(line: 0, scope: !297)
!341 = !DILocation(line: 43, column: 5, scope: !297)
!342 = !DILocation(line: 43, column: 37, scope: !297)
!343 = !DILocation(line: 43, column: 55, scope: !297)
!344 = !DILocation(line: 43, column: 70, scope: !297)
!345 = !DILocation(line: 46, column: 15, scope: !308)
!346 = !DILocation(line: 52, column: 9, scope: !319)
!347 = !DILocation(line: 53, column: 9, scope: !321)
!348 = !DILocation(line: 54, column: 9, scope: !323)
!349 = !DILocation(line: 56, column: 27, scope: !335)
!350 = !DILocation(line: 0, scope: !351)
!351 = !DILexicalBlockFile(scope: !297, discriminator: 0)
!352 = !DILocation(line: 42, column: 17, scope: !297)
!353 = !DILocation(line: 45, column: 10, scope: !297)
!354 = !DILocation(line: 45, column: 29, scope: !297)
!355 = !DILocation(line: 46, column: 5, scope: !309)
!356 = !DILocation(line: 0, scope: !357)
!357 = !DILexicalBlockFile(scope: !308, discriminator: 0)
!358 = !DILocation(line: 0, scope: !308)
!359 = !DILocation(line: 46, column: 35, scope: !308)
!360 = !DILocation(line: 46, column: 22, scope: !308)
!361 = !DILocation(line: 46, column: 49, scope: !308)
!362 = !DILocation(line: 52, column: 37, scope: !363)
!363 = distinct !DILexicalBlock(scope: !308, file: !3, line: 52, column: 21)
!364 = !DILocation(line: 52, column: 42, scope: !363)
!365 = !DILocation(line: 0, scope: !319)
!366 = !DILocation(line: 0, scope: !367)
!367 = !DILexicalBlockFile(scope: !368, discriminator: 0)
!368 = distinct !DILexicalBlock(scope: !319, file: !3, line: 53, column: 21)
!369 = !DILocation(line: 53, column: 21, scope: !368)
!370 = !DILocation(line: 53, column: 32, scope: !368)
!371 = !DILocation(line: 53, column: 28, scope: !368)
!372 = !DILocation(line: 0, scope: !373)
!373 = !DILexicalBlockFile(scope: !368, file: !56, discriminator: 0)
!374 = !DILocation(line: 53, column: 42, scope: !368)
!375 = !DILocation(line: 0, scope: !376)
!376 = !DILexicalBlockFile(scope: !321, discriminator: 0)
!377 = !DILocation(line: 0, scope: !321)
!378 = !DILocation(line: 54, column: 35, scope: !379)
!379 = distinct !DILexicalBlock(scope: !321, file: !3, line: 54, column: 16)
!380 = !DILocation(line: 54, column: 48, scope: !379)
!381 = !DILocation(line: 54, column: 57, scope: !379)
!382 = !DILocation(line: 54, column: 22, scope: !379)
!383 = !DILocation(line: 54, column: 28, scope: !379)
!384 = !DILocation(line: 0, scope: !385)
!385 = !DILexicalBlockFile(scope: !323, discriminator: 0)
!386 = !DILocation(line: 0, scope: !323)
!387 = !DILocation(line: 0, scope: !388)
!388 = !DILexicalBlockFile(scope: !338, discriminator: 0)
!389 = !DILocation(line: 55, column: 13, scope: !338)
!390 = !DILocation(line: 55, column: 44, scope: !338)
!391 = !DILocation(line: 55, column: 56, scope: !338)
!392 = !DILocation(line: 56, column: 10, scope: !336)
!393 = !DILocation(line: 0, scope: !394)
!394 = !DILexicalBlockFile(scope: !336, discriminator: 0)
!395 = !DILocation(line: 56, column: 15, scope: !336)
!396 = !DILocation(line: 56, column: 40, scope: !397)
!397 = distinct !DILexicalBlock(scope: !336, file: !3, line: 56, column: 34)
!398 = !DILocation(line: 56, column: 46, scope: !397)
!399 = !DILocation(line: 0, scope: !400)
!400 = !DILexicalBlockFile(scope: !335, discriminator: 0)
!401 = !DILocation(line: 0, scope: !335)
!402 = !DILocation(line: 57, column: 40, scope: !403)
!403 = distinct !DILexicalBlock(scope: !335, file: !3, line: 56, column: 73)
!404 = !DILocation(line: 0, scope: !403)
!405 = !DILocation(line: 57, column: 32, scope: !403)
!406 = !DILocation(line: 58, column: 7, scope: !403)
!407 = !DILocation(line: 56, column: 7, scope: !336)
!408 = !DILocation(line: 59, column: 18, scope: !337)
!409 = !DILocation(line: 61, column: 9, scope: !337)
!410 = !DILocation(line: 61, column: 28, scope: !337)
!411 = !DILocation(line: 61, column: 53, scope: !337)
!412 = !DILocation(line: 61, column: 78, scope: !337)
!413 = !DILocation(line: 61, column: 83, scope: !337)
!414 = !DILocation(line: 61, column: 94, scope: !337)
!415 = !DILocation(line: 60, column: 23, scope: !337)
!416 = !DILocation(line: 60, column: 29, scope: !337)
!417 = !DILocation(line: 62, column: 7, scope: !337)
!418 = !DILocation(line: 55, column: 5, scope: !338)
!419 = !DILocation(line: 65, column: 56, scope: !323)
!420 = !DILocation(line: 65, column: 61, scope: !323)
!421 = !DILocation(line: 65, column: 8, scope: !323)
!422 = !DILocation(line: 66, column: 24, scope: !323)
!423 = !DILocation(line: 66, column: 26, scope: !323)
!424 = !DILocation(line: 66, column: 38, scope: !323)
!425 = !DILocation(line: 64, column: 5, scope: !323)
!426 = !DILocation(line: 67, column: 5, scope: !323)
!427 = !DILocation(line: 47, column: 18, scope: !428)
!428 = distinct !DILexicalBlock(scope: !309, file: !3, line: 46, column: 64)
!429 = !DILocation(line: 48, column: 12, scope: !428)
!430 = !DILocation(line: 49, column: 9, scope: !428)
!431 = !DILocation(line: 49, column: 21, scope: !428)
!432 = !DILocation(line: 49, column: 29, scope: !428)
!433 = !DILocation(line: 0, scope: !428)
!434 = !DILocation(line: 0, scope: !435)
!435 = !DILexicalBlockFile(scope: !428, discriminator: 0)
!436 = !DILocation(line: 49, column: 37, scope: !428)
!437 = !DILocation(line: 49, column: 59, scope: !428)
!438 = !DILocation(line: 49, column: 84, scope: !428)
!439 = !DILocation(line: 49, column: 89, scope: !428)
!440 = !DILocation(line: 49, column: 100, scope: !428)
!441 = !DILocation(line: 48, column: 24, scope: !428)
!442 = !DILocation(line: 48, column: 30, scope: !428)
!443 = !DILocation(line: 50, column: 14, scope: !428)
!444 = !DILocation(line: 50, column: 7, scope: !428)
!445 = !DILocation(line: 0, scope: !446)
!446 = !DILexicalBlockFile(scope: !323, file: !56, discriminator: 0)
!447 = !DILocation(line: 68, column: 3, scope: !323)
!448 = distinct !DISubprogram(linkageName: "$s16CompletionEngine6StatusVACSQAAWl", scope: !2, file: !56, type: !274, flags: DIFlagArtificial, spFlags: DISPFlagDefinition, unit: !6)
!449 = !DILocation(line: 0, scope: !448)
!450 = distinct !DISubprogram(name: "deliverLater", linkageName: "$s16CompletionEngine6SocketV12deliverLater33_4D28874C844F12D002814C3A3FF3BDF0LL_9isSending11nanosecondsyAA12LateDeliveryV0R0O_Sbs5Int64VtF", scope: !151, file: !3, line: 93, type: !451, scopeLine: 93, spFlags: DISPFlagLocalToUnit | DISPFlagDefinition, unit: !6, declaration: !454, retainedNodes: !455)
!451 = !DISubroutineType(types: !452)
!452 = !{!102, !60, !66, !453, !151}
!453 = !DICompositeType(tag: DW_TAG_structure_type, name: "Int64", scope: !22, file: !67, size: 64, runtimeLang: DW_LANG_Swift, identifier: "$ss5Int64VD")
!454 = !DISubprogram(name: "deliverLater", linkageName: "$s16CompletionEngine6SocketV12deliverLater33_4D28874C844F12D002814C3A3FF3BDF0LL_9isSending11nanosecondsyAA12LateDeliveryV0R0O_Sbs5Int64VtF", scope: !151, file: !3, line: 93, type: !451, scopeLine: 93, spFlags: DISPFlagLocalToUnit)
!455 = !{!456, !458, !459, !461, !462, !465, !468, !470, !472}
!456 = !DILocalVariable(name: "delivery", arg: 1, scope: !450, file: !3, line: 93, type: !457)
!457 = !DIDerivedType(tag: DW_TAG_const_type, baseType: !60)
!458 = !DILocalVariable(name: "isSending", arg: 2, scope: !450, file: !3, line: 93, type: !212)
!459 = !DILocalVariable(name: "nanoseconds", arg: 3, scope: !450, file: !3, line: 93, type: !460)
!460 = !DIDerivedType(tag: DW_TAG_const_type, baseType: !453)
!461 = !DILocalVariable(name: "self", arg: 4, scope: !450, file: !3, line: 93, type: !151, flags: DIFlagArtificial)
!462 = !DILocalVariable(name: "chaos", scope: !463, file: !3, line: 94, type: !310)
!463 = distinct !DILexicalBlock(scope: !464, file: !3, line: 94, column: 15)
!464 = distinct !DILexicalBlock(scope: !450, file: !3, line: 94, column: 5)
!465 = !DILocalVariable(name: "slot", scope: !466, file: !3, line: 94, type: !467)
!466 = distinct !DILexicalBlock(scope: !463, file: !3, line: 94, column: 33)
!467 = !DIDerivedType(tag: DW_TAG_const_type, baseType: !10)
!468 = !DILocalVariable(name: "due", scope: !469, file: !3, line: 95, type: !460)
!469 = distinct !DILexicalBlock(scope: !466, file: !3, line: 95, column: 9)
!470 = !DILocalVariable(name: "late", scope: !471, file: !3, line: 99, type: !130)
!471 = distinct !DILexicalBlock(scope: !469, file: !3, line: 99, column: 9)
!472 = !DILocalVariable(name: "timer", scope: !473, file: !3, line: 101, type: !474)
!473 = distinct !DILexicalBlock(scope: !471, file: !3, line: 101, column: 9)
!474 = !DIDerivedType(tag: DW_TAG_const_type, baseType: !475)
!475 = !DICompositeType(tag: DW_TAG_structure_type, scope: !2, file: !11, size: 64, elements: !476, runtimeLang: DW_LANG_Swift)
!476 = !{!477}
!477 = !DIDerivedType(tag: DW_TAG_member, scope: !2, file: !11, baseType: !478, size: 64)
!478 = !DICompositeType(tag: DW_TAG_structure_type, name: "$s16CompletionEngine6StableVyAA5TimerVGD", scope: !2, file: !11, flags: DIFlagFwdDecl, runtimeLang: DW_LANG_Swift, templateParams: !479)
!479 = !{!480}
!480 = !DITemplateTypeParameter(type: !481)
!481 = !DICompositeType(tag: DW_TAG_structure_type, name: "Timer", scope: !2, flags: DIFlagFwdDecl, runtimeLang: DW_LANG_Swift, identifier: "$s16CompletionEngine5TimerVD")
!482 = !DILocation(line: 0, scope: !450)
!483 = !DILocation(line: 93, column: 38, scope: !450)
!484 = !DILocation(line: 93, column: 73, scope: !450)
!485 = !DILocation(line: 93, column: 90, scope: !450)
!486 = !DILocation(line: 94, column: 15, scope: !463)
!487 = !DILocation(line: 94, column: 26, scope: !466)
!488 = !DILocation(line: 95, column: 9, scope: !469)
!489 = !DILocation(line: 99, column: 9, scope: !471)
!490 = !DILocation(line: 101, column: 9, scope: !473)
!491 = !DILocation(line: 0, scope: !492)
!492 = !DILexicalBlockFile(scope: !464, discriminator: 0)
!493 = !DILocation(line: 93, column: 25, scope: !450)
!494 = !DILocation(line: 94, column: 5, scope: !464)
!495 = !DILocation(line: 0, scope: !496)
!496 = !DILexicalBlockFile(scope: !463, discriminator: 0)
!497 = !DILocation(line: 0, scope: !463)
!498 = !DILocation(line: 94, column: 54, scope: !499)
!499 = distinct !DILexicalBlock(scope: !463, file: !3, line: 94, column: 33)
!500 = !DILocation(line: 94, column: 45, scope: !499)
!501 = !DILocation(line: 0, scope: !502)
!502 = !DILexicalBlockFile(scope: !466, discriminator: 0)
!503 = !DILocation(line: 0, scope: !466)
!504 = !DILocation(line: 0, scope: !505)
!505 = !DILexicalBlockFile(scope: !506, discriminator: 0)
!506 = distinct !DILexicalBlock(scope: !466, file: !3, line: 95, column: 15)
!507 = !DILocation(line: 95, column: 28, scope: !506)
!508 = !DILocation(line: 95, column: 60, scope: !506)
!509 = !DILocation(line: 95, column: 96, scope: !506)
!510 = !DILocation(line: 95, column: 104, scope: !506)
!511 = !DILocation(line: 95, column: 15, scope: !506)
!512 = !DILocation(line: 0, scope: !513)
!513 = !DILexicalBlockFile(scope: !506, file: !56, discriminator: 0)
!514 = !DILocation(line: 0, scope: !469)
!515 = !DILocation(line: 0, scope: !516)
!516 = !DILexicalBlockFile(scope: !469, file: !56, discriminator: 0)
!517 = !DILocation(line: 96, column: 36, scope: !469)
!518 = !DILocation(line: 0, scope: !519)
!519 = !DILexicalBlockFile(scope: !469, discriminator: 0)
!520 = !DILocation(line: 97, column: 5, scope: !469)
!521 = !DILocation(line: 97, column: 40, scope: !469)
!522 = !DILocation(line: 98, column: 10, scope: !469)
!523 = !DILocation(line: 100, column: 75, scope: !524)
!524 = distinct !DILexicalBlock(scope: !469, file: !3, line: 99, column: 16)
!525 = !DILocation(line: 100, column: 103, scope: !524)
!526 = !DILocation(line: 100, column: 7, scope: !524)
!527 = !DILocation(line: 0, scope: !528)
!528 = !DILexicalBlockFile(scope: !524, discriminator: 0)
!529 = !DILocation(line: 99, column: 16, scope: !524)
!530 = !DILocation(line: 0, scope: !531)
!531 = !DILexicalBlockFile(scope: !524, file: !56, discriminator: 0)
!532 = !DILocation(line: 0, scope: !471)
!533 = !DILocation(line: 101, column: 86, scope: !534)
!534 = distinct !DILexicalBlock(scope: !471, file: !3, line: 101, column: 17)
!535 = !DILocation(line: 0, scope: !534)
!536 = !DILocation(line: 0, scope: !537)
!537 = !DILexicalBlockFile(scope: !534, discriminator: 0)
!538 = !DILocation(line: 101, column: 64, scope: !534)
!539 = !DILocation(line: 101, column: 23, scope: !534)
!540 = !DILocation(line: 0, scope: !473)
!541 = !DILocation(line: 102, column: 22, scope: !473)
!542 = !DILocation(line: 103, column: 15, scope: !473)
!543 = !DILocation(line: 103, column: 11, scope: !473)
!544 = !DILocation(line: 104, column: 3, scope: !473)
!545 = !DILocation(line: 94, column: 69, scope: !546)
!546 = distinct !DILexicalBlock(scope: !464, file: !3, line: 94, column: 67)
!547 = !DILocation(line: 0, scope: !548)
!548 = !DILexicalBlockFile(scope: !473, discriminator: 0)
!549 = !DILocation(line: 0, scope: !550)
!550 = !DILexicalBlockFile(scope: !473, file: !56, discriminator: 0)
!551 = !DILocation(line: 0, scope: !273, inlinedAt: !510)
!552 = !DILocation(line: 0, scope: !273, inlinedAt: !521)
!553 = distinct !DISubprogram(linkageName: "__swift_instantiateConcreteTypeFromMangledName", scope: !2, file: !56, type: !274, flags: DIFlagArtificial, spFlags: DISPFlagDefinition, unit: !6)
!554 = !DILocation(line: 0, scope: !553)
!555 = distinct !DISubprogram(linkageName: "$s16CompletionEngine6StableVyAA4PortVGACyxGSQAARi_zrlWl", scope: !2, file: !56, type: !274, flags: DIFlagArtificial, spFlags: DISPFlagDefinition, unit: !6)
!556 = !DILocation(line: 0, scope: !555)
!557 = distinct !DISubprogram(linkageName: "__swift_instantiateConcreteTypeFromMangledNameAbstract", scope: !2, file: !56, type: !274, flags: DIFlagArtificial, spFlags: DISPFlagDefinition, unit: !6)
!558 = !DILocation(line: 0, scope: !557)
!559 = distinct !DISubprogram(linkageName: "$s16CompletionEngine9ChaosSeedV4DrawVAESQAAWl", scope: !2, file: !56, type: !274, flags: DIFlagArtificial, spFlags: DISPFlagDefinition, unit: !6)
!560 = !DILocation(line: 0, scope: !559)
!561 = distinct !DISubprogram(name: "completesLater", linkageName: "$s16CompletionEngine6SocketV14completesLaterySbAA6StableVyAA9OperationVG_AA6StatusVSitF", scope: !151, file: !3, line: 72, type: !562, scopeLine: 72, spFlags: DISPFlagDefinition, unit: !6, declaration: !564, retainedNodes: !565)
!562 = !DISubroutineType(types: !563)
!563 = !{!66, !197, !206, !210, !151}
!564 = !DISubprogram(name: "completesLater", linkageName: "$s16CompletionEngine6SocketV14completesLaterySbAA6StableVyAA9OperationVG_AA6StatusVSitF", scope: !151, file: !3, line: 72, type: !562, scopeLine: 72, spFlags: 0)
!565 = !{!566, !567, !568, !569, !570, !573, !575}
!566 = !DILocalVariable(name: "operation", arg: 1, scope: !561, file: !3, line: 72, type: !196)
!567 = !DILocalVariable(name: "status", arg: 2, scope: !561, file: !3, line: 72, type: !205)
!568 = !DILocalVariable(name: "result", arg: 3, scope: !561, file: !3, line: 72, type: !209)
!569 = !DILocalVariable(name: "self", arg: 4, scope: !561, file: !3, line: 72, type: !151, flags: DIFlagArtificial)
!570 = !DILocalVariable(name: "chaos", scope: !571, file: !3, line: 73, type: !310)
!571 = distinct !DILexicalBlock(scope: !572, file: !3, line: 73, column: 15)
!572 = distinct !DILexicalBlock(scope: !561, file: !3, line: 73, column: 5)
!573 = !DILocalVariable(name: "isSending", scope: !574, file: !3, line: 74, type: !212)
!574 = distinct !DILexicalBlock(scope: !571, file: !3, line: 74, column: 9)
!575 = !DILocalVariable(name: "draw", scope: !576, file: !3, line: 75, type: !324)
!576 = distinct !DILexicalBlock(scope: !574, file: !3, line: 75, column: 9)
!577 = !DILocation(line: 0, scope: !561)
!578 = !DILocation(line: 72, column: 32, scope: !561)
!579 = !DILocation(line: 72, column: 64, scope: !561)
!580 = !DILocation(line: 72, column: 82, scope: !561)
!581 = !DILocation(line: 73, column: 15, scope: !571)
!582 = !DILocation(line: 74, column: 9, scope: !574)
!583 = !DILocation(line: 75, column: 9, scope: !576)
!584 = !DILocation(line: 0, scope: !585)
!585 = !DILexicalBlockFile(scope: !572, discriminator: 0)
!586 = !DILocation(line: 72, column: 17, scope: !561)
!587 = !DILocation(line: 73, column: 5, scope: !572)
!588 = !DILocation(line: 0, scope: !589)
!589 = !DILexicalBlockFile(scope: !571, discriminator: 0)
!590 = !DILocation(line: 0, scope: !571)
!591 = !DILocation(line: 74, column: 37, scope: !592)
!592 = distinct !DILexicalBlock(scope: !571, file: !3, line: 74, column: 21)
!593 = !DILocation(line: 74, column: 42, scope: !592)
!594 = !DILocation(line: 0, scope: !574)
!595 = !DILocation(line: 75, column: 22, scope: !596)
!596 = distinct !DILexicalBlock(scope: !574, file: !3, line: 75, column: 16)
!597 = !DILocation(line: 75, column: 28, scope: !596)
!598 = !DILocation(line: 0, scope: !599)
!599 = !DILexicalBlockFile(scope: !576, discriminator: 0)
!600 = !DILocation(line: 0, scope: !576)
!601 = !DILocation(line: 0, scope: !602)
!602 = !DILexicalBlockFile(scope: !603, discriminator: 0)
!603 = distinct !DILexicalBlock(scope: !576, file: !3, line: 76, column: 5)
!604 = !DILocation(line: 76, column: 16, scope: !603)
!605 = !DILocation(line: 76, column: 23, scope: !603)
!606 = !DILocation(line: 77, column: 9, scope: !603)
!607 = !DILocation(line: 77, column: 11, scope: !603)
!608 = !DILocation(line: 0, scope: !603)
!609 = !DILocation(line: 79, column: 56, scope: !603)
!610 = !DILocation(line: 79, column: 61, scope: !603)
!611 = !DILocation(line: 79, column: 8, scope: !603)
!612 = !DILocation(line: 80, column: 24, scope: !603)
!613 = !DILocation(line: 80, column: 26, scope: !603)
!614 = !DILocation(line: 80, column: 38, scope: !603)
!615 = !DILocation(line: 78, column: 5, scope: !603)
!616 = !DILocation(line: 81, column: 5, scope: !603)
!617 = !DILocation(line: 76, column: 72, scope: !618)
!618 = distinct !DILexicalBlock(scope: !603, file: !3, line: 76, column: 70)
!619 = !DILocation(line: 73, column: 28, scope: !620)
!620 = distinct !DILexicalBlock(scope: !572, file: !3, line: 73, column: 26)
!621 = !DILocation(line: 0, scope: !622)
!622 = !DILexicalBlockFile(scope: !603, file: !56, discriminator: 0)
!623 = !DILocation(line: 82, column: 3, scope: !603)
!624 = distinct !DISubprogram(name: "queuesLater", linkageName: "$s16CompletionEngine6SocketV11queuesLaterySbAA6PacketVF", scope: !151, file: !3, line: 86, type: !625, scopeLine: 86, spFlags: DISPFlagDefinition, unit: !6, declaration: !627, retainedNodes: !628)
!625 = !DISubroutineType(types: !626)
!626 = !{!66, !216, !151}
!627 = !DISubprogram(name: "queuesLater", linkageName: "$s16CompletionEngine6SocketV11queuesLaterySbAA6PacketVF", scope: !151, file: !3, line: 86, type: !625, scopeLine: 86, spFlags: 0)
!628 = !{!629, !630, !631, !634}
!629 = !DILocalVariable(name: "packet", arg: 1, scope: !624, file: !3, line: 86, type: !215)
!630 = !DILocalVariable(name: "self", arg: 2, scope: !624, file: !3, line: 86, type: !151, flags: DIFlagArtificial)
!631 = !DILocalVariable(name: "port", scope: !632, file: !3, line: 87, type: !219)
!632 = distinct !DILexicalBlock(scope: !633, file: !3, line: 87, column: 15)
!633 = distinct !DILexicalBlock(scope: !624, file: !3, line: 87, column: 5)
!634 = !DILocalVariable(name: "late", scope: !635, file: !3, line: 87, type: !636)
!635 = distinct !DILexicalBlock(scope: !632, file: !3, line: 87, column: 32)
!636 = !DIDerivedType(tag: DW_TAG_const_type, baseType: !637)
!637 = !DICompositeType(tag: DW_TAG_structure_type, name: "$ss5Int64V11nanoseconds_Sb9isSendingtD", file: !3, size: 72, runtimeLang: DW_LANG_Swift, identifier: "$ss5Int64V11nanoseconds_Sb9isSendingtD")
!638 = !DILocation(line: 0, scope: !624)
!639 = !DILocation(line: 86, column: 29, scope: !624)
!640 = !DILocation(line: 87, column: 15, scope: !632)
!641 = !DILocation(line: 87, column: 25, scope: !635)
!642 = !DILocation(line: 0, scope: !643)
!643 = !DILexicalBlockFile(scope: !633, discriminator: 0)
!644 = !DILocation(line: 0, scope: !645)
!645 = !DILexicalBlockFile(scope: !624, discriminator: 0)
!646 = !DILocation(line: 86, column: 17, scope: !624)
!647 = !DILocation(line: 87, column: 5, scope: !633)
!648 = !DILocation(line: 0, scope: !649)
!649 = !DILexicalBlockFile(scope: !632, discriminator: 0)
!650 = !DILocation(line: 0, scope: !632)
!651 = !DILocation(line: 87, column: 37, scope: !652)
!652 = distinct !DILexicalBlock(scope: !632, file: !3, line: 87, column: 32)
!653 = !DILocation(line: 87, column: 45, scope: !652)
!654 = !DILocation(line: 0, scope: !652)
!655 = !DILocation(line: 0, scope: !656)
!656 = !DILexicalBlockFile(scope: !635, discriminator: 0)
!657 = !DILocation(line: 0, scope: !635)
!658 = !DILocation(line: 88, column: 10, scope: !635)
!659 = !DILocation(line: 88, column: 29, scope: !635)
!660 = !DILocation(line: 89, column: 19, scope: !635)
!661 = !DILocation(line: 89, column: 5, scope: !635)
!662 = !DILocation(line: 90, column: 5, scope: !635)
!663 = !DILocation(line: 87, column: 63, scope: !664)
!664 = distinct !DILexicalBlock(scope: !633, file: !3, line: 87, column: 61)
!665 = !DILocation(line: 0, scope: !666)
!666 = !DILexicalBlockFile(scope: !635, file: !56, discriminator: 0)
!667 = !DILocation(line: 91, column: 3, scope: !635)
!668 = distinct !DISubprogram(linkageName: "__swift_cannot_copy_noncopyable_type", scope: !2, file: !56, type: !274, flags: DIFlagArtificial, spFlags: DISPFlagDefinition, unit: !6)
!669 = !DILocation(line: 0, scope: !670, inlinedAt: !671)
!670 = distinct !DISubprogram(name: "Swift runtime failure: attempt to copy a value of a type that cannot be copied", scope: !56, file: !56, type: !274, flags: DIFlagArtificial, spFlags: DISPFlagDefinition, unit: !6)
!671 = !DILocation(line: 0, scope: !668)
!672 = distinct !DISubprogram(linkageName: "__swift_noop_void_return", scope: !2, file: !56, type: !274, flags: DIFlagArtificial, spFlags: DISPFlagDefinition, unit: !6)
!673 = !DILocation(line: 0, scope: !672)
!674 = distinct !DISubprogram(linkageName: "__swift_memcpy72_8", scope: !2, file: !56, type: !274, flags: DIFlagArtificial, spFlags: DISPFlagDefinition, unit: !6)
!675 = !DILocation(line: 0, scope: !674)
!676 = distinct !DISubprogram(linkageName: "$s16CompletionEngine12LateDeliveryVwet", scope: !2, file: !56, type: !274, flags: DIFlagArtificial, spFlags: DISPFlagLocalToUnit | DISPFlagDefinition, unit: !6)
!677 = !DILocation(line: 0, scope: !676)
!678 = distinct !DISubprogram(linkageName: "$s16CompletionEngine12LateDeliveryVwst", scope: !2, file: !56, type: !274, flags: DIFlagArtificial, spFlags: DISPFlagLocalToUnit | DISPFlagDefinition, unit: !6)
!679 = !DILocation(line: 0, scope: !678)
!680 = distinct !DISubprogram(linkageName: "$s16CompletionEngine12LateDeliveryVMa", scope: !2, file: !56, type: !274, flags: DIFlagArtificial, spFlags: DISPFlagDefinition, unit: !6)
!681 = !DILocation(line: 0, scope: !680)
!682 = distinct !DISubprogram(linkageName: "$s16CompletionEngine12LateDeliveryV0D0OwCP", scope: !2, file: !56, type: !274, flags: DIFlagArtificial, spFlags: DISPFlagLocalToUnit | DISPFlagDefinition, unit: !6)
!683 = !DILocation(line: 0, scope: !682)
!684 = distinct !DISubprogram(linkageName: "__swift_memcpy33_8", scope: !2, file: !56, type: !274, flags: DIFlagArtificial, spFlags: DISPFlagDefinition, unit: !6)
!685 = !DILocation(line: 0, scope: !684)
!686 = distinct !DISubprogram(linkageName: "$s16CompletionEngine12LateDeliveryV0D0Owet", scope: !2, file: !56, type: !274, flags: DIFlagArtificial, spFlags: DISPFlagLocalToUnit | DISPFlagDefinition, unit: !6)
!687 = !DILocation(line: 0, scope: !686)
!688 = distinct !DISubprogram(linkageName: "$s16CompletionEngine12LateDeliveryV0D0Owst", scope: !2, file: !56, type: !274, flags: DIFlagArtificial, spFlags: DISPFlagLocalToUnit | DISPFlagDefinition, unit: !6)
!689 = !DILocation(line: 0, scope: !688)
!690 = distinct !DISubprogram(linkageName: "$s16CompletionEngine12LateDeliveryV0D0Owug", scope: !2, file: !56, type: !274, flags: DIFlagArtificial, spFlags: DISPFlagLocalToUnit | DISPFlagDefinition, unit: !6)
!691 = !DILocation(line: 0, scope: !690)
!692 = distinct !DISubprogram(linkageName: "$s16CompletionEngine12LateDeliveryV0D0Owup", scope: !2, file: !56, type: !274, flags: DIFlagArtificial, spFlags: DISPFlagLocalToUnit | DISPFlagDefinition, unit: !6)
!693 = !DILocation(line: 0, scope: !692)
!694 = distinct !DISubprogram(linkageName: "$s16CompletionEngine12LateDeliveryV0D0Owui", scope: !2, file: !56, type: !274, flags: DIFlagArtificial, spFlags: DISPFlagLocalToUnit | DISPFlagDefinition, unit: !6)
!695 = !DILocation(line: 0, scope: !694)
!696 = distinct !DISubprogram(linkageName: "$s16CompletionEngine12LateDeliveryV0D0OMa", scope: !2, file: !56, type: !274, flags: DIFlagArtificial, spFlags: DISPFlagDefinition, unit: !6)
!697 = !DILocation(line: 0, scope: !696)
