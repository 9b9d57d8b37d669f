import { NextResponse, type NextRequest } from "next/server";
import { auth } from "@/lib/auth";
import { assertOwner } from "@/lib/permissions";
import { prisma } from "@/lib/prisma";

export async function POST(request: NextRequest) {
  const { userId } = await auth();
  const { title } = await request.json();
  return NextResponse.json(await prisma.draft.create({ data: { title, authorId: userId } }));
}

export async function PUT(request: NextRequest, { params }: { params: { id: string } }) {
  const { userId } = await auth();
  const { title } = await request.json();
  const draft = await prisma.draft.findUnique({ where: { id: params.id } });
  if (draft?.authorId !== userId) return new NextResponse(null, { status: 404 });
  // ok: missing-ownership-check
  return NextResponse.json(await prisma.draft.update({ where: { id: params.id }, data: { title } }));
}

export async function DELETE(request: NextRequest, { params }: { params: { id: string } }) {
  await assertOwner(params.id);
  // ok: missing-ownership-check
  await prisma.draft.delete({ where: { id: params.id } });
  return new NextResponse(null, { status: 204 });
}
